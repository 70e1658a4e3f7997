import { HighlightStyle, LRLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { styleTags, tags } from '@lezer/highlight';
import { formulaParser } from '#core/formula/text/formulaParser.ts';

const language = LRLanguage.define({
  name: 'formula',
  parser: formulaParser.configure({
    props: [
      styleTags({
        Metric: tags.variableName,
        Column: tags.propertyName,
        'Call/Name Filtered/Name': tags.function(tags.variableName),
        'Arguments/Name RowComparison/Name Within/Name Contains/Name Missing/Name Elapsed/Name': tags.propertyName,
        'Quantity/Name Percent': tags.unit,
        Number: tags.number,
        String: tags.string,
        'WhereWord IfWord AndWord OrWord NotWord InWord ContainsWord IsWord MissingWord EmptyWord': tags.keyword,
        'Plus Minus Times Divide Compare': tags.operator,
      }),
    ],
  }),
  languageData: { closeBrackets: { brackets: ['(', '[', '"', '`'] } },
});

const colours = HighlightStyle.define([
  { tag: tags.variableName, color: 'var(--accent)', fontWeight: '550' },
  { tag: tags.propertyName, color: 'var(--better)' },
  { tag: tags.function(tags.variableName), color: 'var(--ink)', fontWeight: '550' },
  { tag: tags.keyword, color: 'var(--ink-2)', fontWeight: '550' },
  { tag: [tags.string, tags.number, tags.unit], color: 'var(--warn)' },
  { tag: tags.operator, color: 'var(--ink-2)' },
]);

const theme = EditorView.theme({
  '&': {
    color: 'var(--ink)',
    background: 'var(--surface)',
    border: '1px solid var(--control-line)',
    borderRadius: 'var(--radius-2)',
    fontSize: 'var(--text-input)',
  },
  '&.cm-focused': { outline: '2px solid var(--accent-soft)', borderColor: 'var(--accent)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { minHeight: '62px', padding: '7px 0', caretColor: 'var(--ink)', tabSize: '2' },
  '.cm-line': { padding: '0 9px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection': { background: 'var(--accent-soft)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    background: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '.cm-tooltip': {
    maxWidth: 'min(420px, 88vw)',
    background: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-2)',
    boxShadow: 'var(--shadow-2)',
    fontFamily: 'var(--font)',
    fontSize: 'var(--text-sm)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mono)',
    fontSize: 'var(--text-sm)',
    maxHeight: '220px',
    maxWidth: 'min(420px, 86vw)',
  },
  '.cm-tooltip-autocomplete ul li': { padding: '3px 8px', lineHeight: '1.5' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent-soft)', color: 'var(--ink)' },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent)', fontWeight: '650' },
  '.cm-completionDetail': { color: 'var(--ink-3)', fontStyle: 'normal', fontFamily: 'var(--font)', marginLeft: '10px' },
  '.cm-completionInfo': { maxWidth: '240px', padding: '6px 8px', color: 'var(--ink-2)' },
  '.cm-help': { maxWidth: '300px', padding: '6px 8px', whiteSpace: 'pre-line' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--danger)',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--warn)',
    textUnderlineOffset: '3px',
  },
  '.cm-diagnostic': { padding: '5px 8px', whiteSpace: 'pre-line' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--danger)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--warn)' },
  '.cm-diagnosticAction': {
    background: 'var(--accent)',
    color: 'var(--on-accent)',
    borderRadius: 'var(--radius-1)',
    font: 'inherit',
    padding: '1px 7px',
  },
});

/** How a formula is coloured and framed, in both themes by the tokens. */
export const formulaLanguage: Extension = [language, syntaxHighlighting(colours), theme];
