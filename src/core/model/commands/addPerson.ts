import { err, ok } from '#core/base/result.ts';
import { putPerson } from '#core/model/commands/change.ts';
import { checkName, sameName } from '#core/model/commands/checkName.ts';
import type { CommandEnv, Decided } from '#core/model/commands/command.ts';
import type { Doc } from '#core/model/doc.ts';
import { PersonId } from '#core/model/schema.ts';

export interface AddPerson {
  readonly kind: 'add-person';
  readonly name: string;
}

/** Errors: 'bad-name', 'name-taken'. */
export function decideAddPerson(doc: Doc, command: AddPerson, env: CommandEnv): Decided {
  const name = checkName(command.name);
  if (!name.ok) return name;
  if (Object.values(doc.people).some((person) => sameName(person.name, name.value)))
    return err({ code: 'name-taken', name: name.value });
  const person = { id: PersonId.parse(env.newId()), name: name.value };
  return ok({ diff: putPerson(doc, person), label: { code: 'add-person', personName: person.name } });
}
