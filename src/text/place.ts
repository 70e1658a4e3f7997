import type { Place } from '#core/narrative/clause.ts';
import { inRunningText } from './parts.ts';

/**
 * A segment in running text: "billing in messaging", "messaging", "priority high, team Tier 2".
 *
 * Issue, channel and tag speak for themselves; any other value is said with its column, and so is one that is missing.
 */
export function placeText(place: readonly Place[]): string {
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
