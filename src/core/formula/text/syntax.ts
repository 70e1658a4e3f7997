import type { CompareOp } from '#core/table/filter.ts';

/** Where in the text: characters, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type QuantityUnit = 'plain' | 'share' | 'seconds';

/** A number as written, in shares and seconds where a sign or word of unit follows. */
export interface Quantity {
  readonly value: number;
  readonly unit: QuantityUnit;
  readonly span: Span;
}

/** A name as written. `metric`: in brackets; `column`: in backticks; `bare`: without either. */
export interface Reference {
  readonly quoting: 'bare' | 'metric' | 'column';
  readonly name: string;
  readonly span: Span;
}

/** What was written, before anything in it is looked up. */
export type Syntax =
  | ({ readonly kind: 'quantity' } & Quantity)
  | ({ readonly kind: 'reference' } & Reference)
  | {
      readonly kind: 'call';
      readonly name: Reference;
      readonly args: readonly Syntax[];
      readonly span: Span;
    }
  | { readonly kind: 'filtered'; readonly of: Syntax; readonly where: RowSyntax; readonly span: Span }
  | { readonly kind: 'negate'; readonly of: Syntax; readonly span: Span }
  | {
      readonly kind: 'binary';
      readonly op: '+' | '-' | '*' | '/';
      readonly left: Syntax;
      readonly right: Syntax;
      readonly span: Span;
    }
  | {
      readonly kind: 'if';
      readonly test: TestSyntax;
      readonly holds: Syntax;
      readonly otherwise: Syntax;
      readonly span: Span;
    };

/** A condition on metrics, inside `if`. */
export type TestSyntax =
  | {
      readonly kind: 'compare';
      readonly op: CompareOp;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly span: Span;
    }
  | { readonly kind: 'and' | 'or'; readonly left: TestSyntax; readonly right: TestSyntax }
  | { readonly kind: 'not'; readonly of: TestSyntax };

/** A condition on one row, after `where`. */
export type RowSyntax =
  | {
      readonly kind: 'compare';
      readonly op: CompareOp;
      readonly left: RowValue | ElapsedSyntax;
      readonly right: RowValue;
      readonly span: Span;
    }
  | {
      readonly kind: 'in';
      readonly column: Reference;
      readonly values: readonly LiteralSyntax[];
      readonly isNot: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: 'contains';
      readonly column: Reference;
      readonly text: string;
      readonly isNot: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'missing' | 'empty'; readonly column: Reference; readonly isNot: boolean; readonly span: Span }
  | { readonly kind: 'and' | 'or'; readonly left: RowSyntax; readonly right: RowSyntax }
  | { readonly kind: 'not'; readonly of: RowSyntax };

export interface ElapsedSyntax {
  readonly kind: 'elapsed';
  readonly to: Reference;
  readonly from: Reference;
  readonly span: Span;
}

export type LiteralSyntax =
  | { readonly kind: 'string'; readonly text: string; readonly span: Span }
  | ({ readonly kind: 'quantity' } & Quantity);

export type RowValue = ({ readonly kind: 'reference' } & Reference) | LiteralSyntax;
