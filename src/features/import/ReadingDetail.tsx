import { ArrowRight, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ColumnChoice, ColumnGuess, DateOrder, DurationFormat, TagFormat } from '#ingest/port.ts';
import { columnsText } from '#text/import/columns.ts';
import {
  dateOrderNames,
  decimalMarkNames,
  durationFormatNames,
  measureUnitNames,
  tagFormatNames,
} from '#text/import/readings.ts';
import { classes } from '#ui/classes.ts';
import { Select } from '#ui/Select.tsx';
import sheet from './ColumnsTable.module.css';
import type { CellReading } from './cellReading.ts';
import { readingOf } from './columnChoices.ts';
import type { ColumnDetail } from './wizardState.ts';

export interface ReadingDetailProps {
  readonly column: ColumnGuess;
  readonly choice: ColumnChoice;
  readonly example: CellReading | null;
  readonly isAmbiguous: boolean;
  readonly onChange: (detail: ColumnDetail) => void;
}

const c = classes(sheet);

/** What is left to choose once the kind is known, with a cell of the file as the proof. */
export function ReadingDetail(props: ReadingDetailProps): ReactNode {
  const { column, choice, example } = props;
  switch (readingOf(choice)) {
    case 'time':
      return (
        <div className={c('detail')}>
          <DateOrderSelect {...props} />
          <Example example={example} />
          {props.isAmbiguous ? (
            <span className={c('warning')}>
              <TriangleAlert aria-hidden="true" />
              {columnsText.ambiguous}
            </span>
          ) : null}
        </div>
      );
    case 'duration':
      return (
        <div className={c('detail')}>
          <DurationSelect {...props} />
          <Example example={example} />
        </div>
      );
    case 'measure':
      return (
        <div className={c('detail')}>
          <NumberSelects {...props} />
          {example !== null && example.raw !== example.read ? <Example example={example} /> : null}
        </div>
      );
    case 'tags':
      return (
        <div className={c('detail')}>
          <TagFormatSelect {...props} />
          {example !== null && example.raw !== example.read ? <Example example={example} /> : null}
          {column.tags === null || column.tags.format !== choice.tagFormat ? null : (
            <span className={c('none')}>{columnsText.tagFacts(column.tags)}</span>
          )}
        </div>
      );
    case 'ignore':
      return null;
    default:
      return <span className={c('none')}>{columnsText.distinct(column.distinct)}</span>;
  }
}

function Example({ example }: { readonly example: CellReading | null }): ReactNode {
  if (example === null) return null;
  return (
    <span className={c('example')}>
      <span className={c('raw')}>{example.raw}</span>
      <ArrowRight aria-label="→" />
      <span className={c(example.read === null ? 'unread' : 'read')}>{example.read ?? columnsText.missingCell}</span>
    </span>
  );
}

function DateOrderSelect({ column, choice, onChange }: ReadingDetailProps): ReactNode {
  const all = Object.keys(dateOrderNames).filter((order): order is DateOrder => order in dateOrderNames);
  const value = choice.dateOrder ?? 'iso';
  const fits = (order: DateOrder): boolean => order === value || column.dateOrders.includes(order);
  return (
    <Select<DateOrder>
      label={columnsText.dateOrderOf(column.name)}
      hideLabel
      size="sm"
      value={value}
      options={[...all.filter(fits), ...all.filter((order) => !fits(order))].map((order) => ({
        value: order,
        label: dateOrderNames[order],
        group: fits(order) ? columnsText.fits : columnsText.fitsNot,
      }))}
      onChange={(dateOrder) => onChange({ dateOrder })}
    />
  );
}

function DurationSelect({ column, choice, onChange }: ReadingDetailProps): ReactNode {
  const all = Object.keys(durationFormatNames).filter((id): id is DurationFormat => id in durationFormatNames);
  return (
    <Select<DurationFormat>
      label={columnsText.durationOf(column.name)}
      hideLabel
      size="sm"
      value={choice.durationFormat ?? 'seconds'}
      options={all.map((value) => ({ value, label: durationFormatNames[value] }))}
      onChange={(durationFormat) => onChange({ durationFormat })}
    />
  );
}

function TagFormatSelect({ column, choice, onChange }: ReadingDetailProps): ReactNode {
  return (
    <Select<TagFormat>
      label={columnsText.tagFormatOf(column.name)}
      hideLabel
      size="sm"
      value={choice.tagFormat ?? ','}
      options={tagFormats.map((value) => ({ value, label: tagFormatNames[value] }))}
      onChange={(tagFormat) => onChange({ tagFormat })}
    />
  );
}

const tagFormats = [' ', ',', ';', '|', 'json'] as const satisfies readonly TagFormat[];
const numberUnits = ['number', 'count', 'score', 'share'] as const;
type NumberUnit = (typeof numberUnits)[number];
const isNumberUnit = (unit: string | null): unit is NumberUnit => numberUnits.some((each) => each === unit);

function NumberSelects({ column, choice, onChange }: ReadingDetailProps): ReactNode {
  const hasMark = column.examples.some((example) => /\d[.,]\d/u.test(example));
  return (
    <span className={c('selects')}>
      <Select<NumberUnit>
        label={columnsText.unitOf(column.name)}
        hideLabel
        size="sm"
        value={isNumberUnit(choice.unit) ? choice.unit : 'number'}
        options={numberUnits.map((value) => ({ value, label: measureUnitNames[value] }))}
        onChange={(unit) => onChange({ unit })}
      />
      {hasMark ? (
        <Select<'.' | ','>
          label={columnsText.decimalOf(column.name)}
          hideLabel
          size="sm"
          value={choice.decimalMark}
          options={[
            { value: '.', label: decimalMarkNames['.'] },
            { value: ',', label: decimalMarkNames[','] },
          ]}
          onChange={(decimalMark) => onChange({ decimalMark })}
        />
      ) : null}
    </span>
  );
}
