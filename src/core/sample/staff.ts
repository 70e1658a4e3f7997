/** Forty people in six teams. An agent works five days of seven; the days off move along the roster. */
export interface Team {
  readonly name: string;
  /** Index of its first agent in `agents`, and how many there are. */
  readonly first: number;
  readonly size: number;
}

export const teams: readonly Team[] = [
  { name: 'Frontline', first: 0, size: 8 },
  { name: 'Messaging', first: 8, size: 10 },
  { name: 'Email', first: 18, size: 8 },
  { name: 'Phone', first: 26, size: 5 },
  { name: 'Billing', first: 31, size: 4 },
  { name: 'Technical', first: 35, size: 5 },
];

export const agents: readonly string[] = [
  ...['Ada Okafor', 'Ben Castillo', 'Chloe Marchand', 'Dmitri Volkov', 'Elena Ricci', 'Farid Haddad', 'Grace Kim'],
  ...['Hugo Lambert', 'Ines Moreira', 'Jakob Nilsson', 'Keiko Tanaka', 'Liam Byrne', 'Maya Sharma', 'Noor Aziz'],
  ...['Olga Petrova', 'Pablo Serrano', 'Quinn Harper', 'Rosa Mendez', 'Samir Khan', 'Tess de Vries', 'Umar Bello'],
  ...['Vera Novak', 'Wen Li', 'Ximena Rojas', 'Yusuf Demir', 'Zoe Papadakis', 'Anton Berg', 'Bianca Costa'],
  ...['Cyril Dubois', 'Dana Whitfield', 'Emeka Eze', 'Freya Olsen', 'Gita Rao', 'Henrik Falk', 'Isla Munro'],
  ...['Jonas Weber', 'Karima Saleh', 'Leo Fischer', 'Marta Kowalska', 'Niko Saarinen'],
];

/** The team that takes a conversation in, by channel; null for the bot, which nobody staffs. */
const intakeTeam: readonly (number | null)[] = [2, 0, 1, 3, null];

/** Outside messaging, half of the billing and technical questions go straight to the specialists. */
const specialistTeam: Readonly<Record<number, number>> = { 0: 4, 4: 5, 6: 5 };

export function teamFor(channel: number, issue: number, toSpecialist: boolean): number | null {
  const intake = intakeTeam[channel] ?? null;
  const isMessaging = intake === 1;
  if (intake === null || isMessaging || !toSpecialist) return intake;
  return specialistTeam[issue] ?? intake;
}

/** Agents of a team on duty on a weekday (0 = Monday), as indexes into `agents`. */
export function agentsOnDuty(team: number, weekday: number): readonly number[] {
  const { first, size } = teams[team] ?? { first: 0, size: 0 };
  const members = Array.from({ length: size }, (_, i) => first + i);
  return members.filter((agent) => (weekday + agent) % 7 > 1);
}
