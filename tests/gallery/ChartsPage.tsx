import { type ReactNode, useState } from 'react';
import { SegmentBar, SegmentBarKey } from '#charts/segments/SegmentBar.tsx';
import type { Tone } from '#charts/shared/tone.ts';
import type { Ranges } from '#charts/strip/gesture.ts';
import { StripChart } from '#charts/strip/StripChart.tsx';
import { WaterfallChart } from '#charts/waterfall/WaterfallChart.tsx';
import { Table } from '#ui/Table.tsx';
import './gallery.css';

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
const percent = (value: number): string => `${value.toFixed(1)} %`;
const toneOf = (value: number): Tone => (value < 0 ? 'worse' : value > 0 ? 'better' : 'flat');

export function ChartsPage(): ReactNode {
  return (
    <main className="gallery">
      <section>
        <h2>Strip</h2>
        <Strip count={26} />
        <Strip count={180} />
      </section>
      <div className="grid">
        <Waterfalls />
      </div>
      <section className="panel">
        <h2>Segments</h2>
        <Segments />
      </section>
    </main>
  );
}

const week = (index: number): string => {
  const day = new Date(Date.UTC(2024, 11, 9 + index * 7));
  return `${day.getUTCDate()} ${day.toLocaleString('en', { month: 'short', timeZone: 'UTC' })}`;
};

function Strip({ count }: { readonly count: number }): ReactNode {
  const [ranges, setRanges] = useState<Ranges>({
    baseline: { from: count - 6, to: count - 4 },
    current: { from: count - 4, to: count - 2 },
  });
  const points = Array.from({ length: count }, (_, index) => {
    const value = index === 4 ? null : 78.4 + Math.sin(index * 1.9) * 0.8 - (index >= count - 4 ? 4 : 0);
    return {
      tick: week(index),
      name: `${week(index)} – ${week(index + 1)}`,
      value,
      text: value === null ? 'no data' : percent(value),
      mature: index < count - 2,
      limits: { low: 77, high: 79.9 },
      signal:
        value !== null && value < 77
          ? ({ look: 'outside', side: 'below', tone: 'worse', text: 'below its normal variation' } as const)
          : null,
    };
  });
  return (
    <div className="footer" style={{ height: 150 }}>
      <StripChart
        title="Resolution rate by week"
        points={points}
        target={80}
        bounds={null}
        bandText="its own normal variation, from 20 weeks before"
        {...ranges}
        formatTick={(value) => `${value} %`}
        rangeText={(range) => `${week(range.from)} – ${week(range.to)}`}
        onChange={setRanges}
      />
    </div>
  );
}

const usual = [
  { id: 'ab', label: 'Customer abandonment', value: -0.2 },
  { id: 'fu', label: 'Follow-up failure', value: 0.2 },
  { id: 'pf', label: 'Waiting on product fix', value: -0.8 },
  { id: 'es', label: 'Stuck in escalation queue', value: -3.2 },
  { id: 'ot', label: 'Other unresolved', value: -0.2 },
];

function Waterfalls(): ReactNode {
  const [selectedId, setSelectedId] = useState<string | null>('es');
  const many = Array.from({ length: 14 }, (_, index) => ({
    id: `s${index}`,
    label: `Segment with a very long name number ${index}`,
    value: index === 3 ? 0 : Math.sin(index * 2) * 9,
  }));
  const sum = many.reduce((total, item) => total + item.value, 0);
  const common = { formatChange: signed, toneOf, selectedId, onSelect: setSelectedId };
  return (
    <>
      <section className="panel">
        <h2>Where the change is, in points</h2>
        <WaterfallChart
          {...common}
          label="Resolution rate, 78.4 % to 74.2 %"
          baseline={{ label: 'Baseline', value: 78.4, text: '78.4 %' }}
          current={{ label: 'Current', value: 74.2, text: '74.2 %' }}
          items={usual}
          formatTick={(value) => `${value} %`}
        />
      </section>
      <section className="panel">
        <h2>From zero, many</h2>
        <WaterfallChart
          {...common}
          label="From zero"
          baseline={{ label: 'Baseline', value: 12, text: '12.0' }}
          current={{ label: 'Current', value: 12 + sum, text: (12 + sum).toFixed(1) }}
          items={many}
          formatTick={String}
        />
      </section>
      <section className="panel">
        <h2>No change</h2>
        <WaterfallChart
          {...common}
          label="No change"
          baseline={{ label: 'Baseline', value: 1234567, text: '1,234,567' }}
          current={{ label: 'Current', value: 1234567, text: '1,234,567' }}
          items={[{ id: 'a', label: 'Nothing', value: 0 }]}
          formatTick={(value) => value.toLocaleString('en')}
        />
      </section>
    </>
  );
}

const segments = [
  { name: 'messaging', rate: -2.4, mix: -0.3 },
  { name: 'bot', rate: 0.1, mix: -0.9 },
  { name: 'email', rate: -0.4, mix: 0.2 },
  { name: 'phone', rate: 0, mix: 0 },
];

function Segments(): ReactNode {
  return (
    <Table
      caption="By channel"
      rows={segments}
      rowKey={(row) => row.name}
      density="compact"
      columns={[
        { id: 'name', header: 'Channel', isRowHeader: true, cell: (row) => row.name },
        {
          id: 'bar',
          header: 'Change',
          footer: <SegmentBarKey rate="rate" mix="mix" />,
          cell: (row) => (
            <SegmentBar
              rate={row.rate}
              mix={row.mix}
              most={2.7}
              rateTone={toneOf(row.rate)}
              mixTone={toneOf(row.mix)}
              label={`rate ${signed(row.rate)}, mix ${signed(row.mix)}`}
            />
          ),
        },
        { id: 'sum', header: 'Points', align: 'end', cell: (row) => signed(row.rate + row.mix) },
      ]}
    />
  );
}
