import type { Place } from '#core/narrative/clause.ts';
import { inRunningText } from './parts.ts';

/**
 * A segment in running text: "billing in messaging", "messaging", "priority high, team Tier 2", "messaging with tag vip".
 *
 * Issue, channel and tag speak for themselves; any other value is said with its column, and so is one that is missing.
 */
export function placeText(all: readonly Place[]): string {
  const place = all.filter(({ isTag }) => !isTag);
  const tags = tagsText(all);
  if (tags === '') return valuesText(place);
  return `${place.length === 0 ? 'conversations' : valuesText(place)} ${tags}`;
}

/** "with tag vip", as it stands after what is counted; empty where no tag is fixed. */
export function tagsText(place: readonly Place[]): string {
  const tags = place.filter(({ isTag }) => isTag);
  return tags.map(({ value }) => tagText(value)).join(' and ');
}

/** One tag as a condition. */
export function tagText(value: string | null, without = false): string {
  if (value === null) return without ? 'with known tags' : 'with unknown tags';
  return `${without ? 'without' : 'with'} tag ${value}`;
}

function valuesText(place: readonly Place[]): string {
  const isChannel = ({ role, value }: Place): boolean => role === 'channel' && value !== null;
  const heads = place.filter((each) => !isChannel(each)).map(valueText);
  const channels = place.filter(isChannel).map(valueText);
  if (heads.length === 0) return channels.join(', ');
  return [heads.join(', '), ...channels].join(' in ');
}

const speaking = new Set<Place['role']>(['issue_type', 'channel', 'tags']);

function valueText({ column, role, value }: Place): string {
  if (value === null) return `no ${inRunningText(column)}`;
  if (role === 'channel' && value.toLowerCase() === 'bot') return `the ${value}`;
  return speaking.has(role) ? value : `${inRunningText(column)} ${value}`;
}
