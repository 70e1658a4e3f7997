import { outcomes } from '#core/table/table.ts';
import { outcomeNames } from '#text/outcomes.ts';

export const outcomeOptions = outcomes.map((value) => ({ value, label: outcomeNames[value] ?? value }));
