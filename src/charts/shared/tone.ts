/** What a change means to the metric's direction: colour follows it, a sign or word says it too. */
export type Tone = 'worse' | 'better' | 'flat';
