import type { ReactNode } from 'react';
import type { Standing } from '#core/model/commands/editFormula.ts';
import type { Metric } from '#core/model/schema.ts';
import { structureText } from '#text/edit.ts';
import { classes } from '#ui/classes.ts';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import sheet from './EditPanel.module.css';

export interface StandingFieldsProps {
  readonly parent: Metric;
  readonly standing: Standing;
  readonly onChange: (standing: Standing) => void;
}

type Sign = Extract<Standing, { readonly role: 'component' }>['sign'];

const c = classes(sheet);
const signs = ['+', '-'] as const satisfies readonly Sign[];

/** A driver beside its parent, or a part of its formula with a sign. */
export function StandingFields({ parent, standing, onChange }: StandingFieldsProps): ReactNode {
  const isMeasured = parent.basis.kind === 'measure';
  return (
    <div className={c('stack')}>
      <RadioGroup<Standing['role']>
        label={structureText.role}
        value={standing.role}
        options={[
          {
            value: 'influence',
            label: structureText.influence,
            hint: structureText.influenceHint(parent.name),
          },
          {
            value: 'component',
            label: structureText.component(parent.name),
            hint: isMeasured ? structureText.measured(parent.name) : structureText.componentHint,
            disabled: isMeasured,
          },
        ]}
        onChange={(role) => onChange(role === 'influence' ? { role } : { role, sign: usualSign(parent) })}
      />
      {standing.role === 'component' ? (
        <div className={c('row', 'indented')}>
          <span className={c('note')} aria-hidden="true">
            {structureText.sign}
          </span>
          <Segmented<Sign>
            label={structureText.sign}
            size="sm"
            value={standing.sign}
            options={signs.map((value) => ({ value, label: structureText.signs[value] }))}
            onChange={(sign) => onChange({ role: 'component', sign })}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Into `1 − (…)` one more part is usually taken away too. */
function usualSign({ basis }: Metric): Sign {
  return basis.kind === 'formula' && basis.expression.kind === 'binary' && basis.expression.op === '-' ? '-' : '+';
}
