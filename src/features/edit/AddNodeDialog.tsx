import { type ReactNode, useMemo, useState } from 'react';
import type { CommandError } from '#core/model/commands/command.ts';
import { useDocument, useServices } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { commandErrorText } from '#text/commands.ts';
import { editText, previewText, structureText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { AddConsequence } from './AddConsequence.tsx';
import { type AddDraft, addCommand, chosenOffer, firstDraft, offersFor } from './addDraft.ts';
import sheet from './EditPanel.module.css';
import { focusPanelLater } from './focusPanelLater.ts';
import { LibraryList } from './LibraryList.tsx';
import { NewMetricFields } from './NewMetricFields.tsx';
import { StandingFields } from './StandingFields.tsx';
import { useImagined } from './usePreview.ts';

export interface AddNodeDialogProps {
  readonly view: TreeView;
  readonly parent: NodeView;
  readonly onClose: () => void;
}

const c = classes(sheet);
const ways = ['library', 'new'] as const satisfies readonly AddDraft['way'][];

/** A node below another: a metric of the library or a new one, with its number and what it does to the formula above. */
export function AddNodeDialog({ view, parent, onClose }: AddNodeDialogProps): ReactNode {
  const { document } = useServices();
  const doc = useDocument((state) => state.doc);
  const { dataset } = view.frame;
  const [draft, setDraft] = useState<AddDraft>(() => firstDraft(parent.metric, dataset));
  const [tried, setTried] = useState(false);
  const offers = useMemo(() => offersFor(doc, parent.node, draft.query), [doc, parent.node, draft.query]);
  const offer = chosenOffer(offers, draft);
  const command = useMemo(
    () => addCommand(draft, offer, parent.node.id, dataset),
    [draft, offer, parent.node.id, dataset],
  );
  const wanted = useMemo(() => (command.ok ? command.value : null), [command]);
  const imagined = useImagined(wanted);
  const refusal = imagined?.ok === false ? imagined.error : null;
  const submit = (page: Document): void => {
    setTried(true);
    if (wanted === null || refusal !== null) return;
    focusPanelLater(page);
    onClose();
    document.dispatch(wanted);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget.ownerDocument);
      }}
    >
      <Dialog
        open
        onClose={onClose}
        title={structureText.addTitle(parent.metric.name)}
        closeLabel={editText.close}
        size="lg"
        footer={
          <>
            <Button onClick={onClose}>{editText.cancel}</Button>
            <Button type="submit" variant="primary">
              {structureText.addIt}
            </Button>
          </>
        }
      >
        <div className={c('stack')}>
          <Segmented<AddDraft['way']>
            label={structureText.way}
            value={draft.way}
            options={ways.map((value) => ({ value, label: structureText.ways[value] }))}
            onChange={(way) => setDraft({ ...draft, way })}
          />
          <div className={c('split')}>
            {draft.way === 'library' ? (
              <LibraryList
                offers={offers}
                chosen={offer?.metric.key ?? null}
                query={draft.query}
                dataset={dataset}
                onQuery={(query) => setDraft({ ...draft, query })}
                onChoose={(key) => setDraft({ ...draft, key })}
              />
            ) : (
              <NewMetricFields
                draft={draft}
                dataset={dataset}
                nameError={nameErrorOf(refusal, tried)}
                gap={tried && !command.ok && command.error !== 'no-metric' ? command.error : null}
                onChange={setDraft}
              />
            )}
            <div className={c('stack', 'aside')}>
              <StandingFields
                parent={parent.metric}
                standing={draft.standing}
                onChange={(standing) => setDraft({ ...draft, standing })}
              />
              {refusal !== null && !isOfName(refusal) ? (
                <Notice tone="error">{commandErrorText(refusal)}</Notice>
              ) : null}
              {tried && !command.ok && command.error === 'no-metric' ? (
                <Notice tone="error">{structureText.chooseOne}</Notice>
              ) : null}
              <AddConsequence
                view={view}
                parent={parent}
                command={wanted}
                incomplete={draft.way === 'library' ? structureText.chooseToSee : previewText.incomplete}
              />
            </div>
          </div>
        </div>
      </Dialog>
    </form>
  );
}

const isOfName = ({ code }: CommandError): boolean => code === 'bad-name' || code === 'name-taken';

/** A name that is taken is said at once, an empty one when it is tried to add. */
function nameErrorOf(refusal: CommandError | null, tried: boolean): string | null {
  if (refusal === null || !isOfName(refusal)) return null;
  return refusal.code === 'name-taken' || tried ? commandErrorText(refusal) : null;
}
