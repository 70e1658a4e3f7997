import type { FoundCause } from '#core/rootcause/causeReport.ts';
import type { JudgedFinding } from '#core/rootcause/judgeSearch.ts';
import { qAmong, type Tested } from '#core/rootcause/testElements.ts';

/** What one of the searches of a question has found. */
export type KindFinding = JudgedFinding & { readonly kind: FoundCause['kind'] };
export type Told = KindFinding & { readonly q: number };

/** What may be chance with a larger q is not told. */
const mostQ = 0.1;

/** The findings that a report shows, of the present as of a past pair. */
export function tellFindings(tested: Tested, found: readonly KindFinding[]): readonly Told[] {
  const qs = qAmong(
    tested,
    found.map(({ kind, finding: { layer, element }, verdict: { p } }) => ({ kind, layer, element, p })),
  );
  return found.flatMap((one, at) => {
    const q = qs[at] ?? 1;
    return q <= mostQ ? [{ ...one, q }] : [];
  });
}
