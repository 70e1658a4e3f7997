import { Check, CircleDashed, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import type { Dataset } from '#core/model/schema.ts';
import { roleColumn } from '#core/model/templates/bindByRole.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';
import { structureText } from '#text/edit.ts';
import { classes } from '#ui/classes.ts';
import { TextField } from '#ui/TextField.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import type { Offer } from './addDraft.ts';
import { columnLabel } from './fittingColumns.ts';
import sheet from './LibraryList.module.css';

export interface LibraryListProps {
  readonly offers: readonly Offer[];
  readonly chosen: MetricKey | null;
  readonly query: string;
  readonly dataset: Dataset;
  readonly onQuery: (query: string) => void;
  readonly onChoose: (key: MetricKey) => void;
}

const c = classes(sheet);

/** The metric library to search and choose from. Arrow keys go from the search into the list and along it. */
export function LibraryList({ offers, chosen, query, dataset, onQuery, onChoose }: LibraryListProps): ReactNode {
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  const name = useId();
  useEffect(() => search.current?.focus(), []);
  const intoList = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    const radios = [...(list.current?.querySelectorAll<HTMLInputElement>('input:enabled') ?? [])];
    event.preventDefault();
    (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
  };
  return (
    <div className={c('root')}>
      <TextField
        ref={search}
        label={structureText.search}
        hideLabel
        placeholder={structureText.search}
        lead={<Search aria-hidden="true" />}
        value={query}
        onChange={onQuery}
        onKeyDown={intoList}
      />
      <VisuallyHidden>
        <span role="status">{query.trim() === '' ? '' : structureText.found(offers.length)}</span>
      </VisuallyHidden>
      {offers.length === 0 ? <p className={c('none')}>{structureText.noneFound}</p> : null}
      <fieldset ref={list} className={c('list')}>
        <legend className={c('legend')}>{structureText.library}</legend>
        {offers.map((offer) => (
          <label key={offer.metric.key} className={c('item')}>
            <input
              type="radio"
              className={c('radio')}
              name={name}
              value={offer.metric.key}
              checked={offer.metric.key === chosen}
              disabled={offer.refused !== null}
              aria-label={offer.name}
              aria-describedby={`${name}-${offer.metric.key}`}
              onChange={() => onChoose(offer.metric.key)}
            />
            <span className={c('name')}>{offer.name}</span>
            <span className={c('words')} id={`${name}-${offer.metric.key}`}>
              {offer.description} <Fit offer={offer} dataset={dataset} />
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

/** Whether this dataset can answer it, or why it can't be added here. */
function Fit({ offer, dataset }: { readonly offer: Offer; readonly dataset: Dataset }): ReactNode {
  const { metric, existing, refused } = offer;
  if (refused === 'here') return <span className={c('fit')}>{structureText.here}.</span>;
  if (refused === 'formula') return <span className={c('fit')}>{structureText.inTreeFormula}.</span>;
  if (existing !== null) return <span className={c('fit')}>{structureText.inTree}.</span>;
  const columns = metric.needs.map((role) => roleColumn(dataset, role));
  const lacking = metric.needs.filter((_, index) => columns[index] === null);
  if (lacking.length > 0) {
    return (
      <span className={c('fit', 'lacking')}>
        <CircleDashed aria-hidden="true" />
        {structureText.lacksShort(lacking)}
      </span>
    );
  }
  const names = columns.flatMap((column) => (column === null ? [] : [columnLabel(dataset, column)]));
  return (
    <span className={c('fit', 'bound')}>
      <Check aria-hidden="true" />
      {names.length === 0 ? structureText.boundToRows : structureText.boundTo(names)}
    </span>
  );
}
