import { err, ok, type Result } from '#core/base/result.ts';
import { putNode, putPerson } from '#core/model/commands/change.ts';
import { checkName, sameName } from '#core/model/commands/checkName.ts';
import type { CommandEnv, CommandError, Decided } from '#core/model/commands/command.ts';
import { lookUpNode } from '#core/model/commands/lookUp.ts';
import type { Doc } from '#core/model/doc.ts';
import { type NodeId, type Person, PersonId } from '#core/model/schema.ts';

export interface SetOwner {
  readonly kind: 'set-owner';
  readonly nodeId: NodeId;
  /** A new name adds the person in the same step; the name of someone who is there already means that person. */
  readonly owner:
    | { readonly kind: 'person'; readonly personId: PersonId }
    | { readonly kind: 'new'; readonly name: string }
    | null;
}

/** Errors: 'not-found', 'bad-name'. */
export function decideSetOwner(doc: Doc, command: SetOwner, env: CommandEnv): Decided {
  const found = lookUpNode(doc, command.nodeId);
  if (!found.ok) return found;
  const owner = chooseOwner(doc, command.owner, env);
  if (!owner.ok) return owner;
  const { node, metric } = found.value;
  const person = owner.value;
  const diff = [
    ...(person === null ? [] : putPerson(doc, person)),
    ...putNode(doc, { ...node, ownerId: person?.id ?? null }),
  ];
  return ok({ diff, label: { code: 'set-owner', metricName: metric.name, ownerName: person?.name ?? null } });
}

function chooseOwner(doc: Doc, owner: SetOwner['owner'], env: CommandEnv): Result<Person | null, CommandError> {
  if (owner === null) return ok(null);
  if (owner.kind === 'person') {
    const person = doc.people[owner.personId];
    return person === undefined ? err({ code: 'not-found', table: 'people', id: owner.personId }) : ok(person);
  }
  const name = checkName(owner.name);
  if (!name.ok) return name;
  const known = Object.values(doc.people).find((person) => sameName(person.name, name.value));
  return ok(known ?? { id: PersonId.parse(env.newId()), name: name.value });
}
