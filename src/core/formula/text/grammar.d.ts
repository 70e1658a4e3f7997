declare module '*.grammar' {
  import type { LRParser } from '@lezer/lr';
  export const parser: LRParser;
}

declare module '*.grammar.terms' {
  export const AndWord: number;
  export const ContainsWord: number;
  export const EmptyWord: number;
  export const IfWord: number;
  export const InWord: number;
  export const IsWord: number;
  export const MissingWord: number;
  export const NotWord: number;
  export const OrWord: number;
  export const WhereWord: number;
}
