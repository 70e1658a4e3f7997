import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { type ReactNode, useEffect, useRef } from 'react';
import type { FormulaProblem } from '#core/formula/text/problem.ts';
import { formulaProblemText, formulaText } from '#text/formula.ts';
import { completions, diagnosticOf, type FormulaKnowledge, hoverHelp, knowledge } from './formulaHelp.ts';
import { formulaLanguage } from './formulaLanguage.ts';

export interface FormulaEditorProps {
  readonly value: string;
  readonly problems: readonly FormulaProblem[];
  readonly known: FormulaKnowledge;
  readonly onChange: (text: string) => void;
  /** Ctrl or Cmd with Enter. */
  readonly onSubmit: () => void;
}

/**
 * A formula as it is typed. It lives in a shadow root: its styles are then sheets of their own, which the page's policy
 * allows where it forbids style elements.
 */
export function FormulaEditor(props: FormulaEditorProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (host.current === null) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open', delegatesFocus: true });
    const made = createView(root, latest);
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);
  const { value, problems } = props;
  useEffect(() => {
    const { current } = view;
    if (current === null || current.state.doc.toString() === value) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    const { length } = current.state.doc;
    current.dispatch(
      setDiagnostics(
        current.state,
        problems.filter(({ code }) => code !== 'empty').map((problem) => diagnosticOf(problem, length)),
      ),
    );
    current.dispatch({ effects: said.reconfigure(EditorView.contentAttributes.of(attributesFor(problems))) });
  }, [problems]);
  return <div ref={host} />;
}

const said = new Compartment();

function createView(root: ShadowRoot, latest: { readonly current: FormulaEditorProps }): EditorView {
  const submit = (): boolean => {
    latest.current.onSubmit();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: latest.current.value,
      extensions: [
        knowledge.of(() => latest.current.known),
        keymap.of([{ key: 'Mod-Enter', run: submit }]),
        history(),
        closeBrackets(),
        bracketMatching(),
        autocompletion({ override: [completions], icons: false }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        formulaLanguage,
        hoverHelp,
        placeholder(formulaText.placeholder),
        EditorView.lineWrapping,
        said.of(EditorView.contentAttributes.of(attributesFor(latest.current.problems))),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) latest.current.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  // Only the width of a tab, which the theme sets too. The editor clones what it is on, and the policy forbids that.
  view.contentDOM.removeAttribute('style');
  return view;
}

function attributesFor(problems: readonly FormulaProblem[]): Record<string, string> {
  const [first] = problems;
  const name = { 'aria-label': formulaText.label };
  if (first === undefined) return { ...name, 'aria-description': formulaText.hint };
  return { ...name, 'aria-invalid': 'true', 'aria-description': formulaProblemText(first) };
}
