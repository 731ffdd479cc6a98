import type { Persona, Text } from '@/api/types';

export type TextKey = { [Key in keyof Persona]-?: Persona[Key] extends Text | undefined ? Key : never }[keyof Persona];

/** The long fields, in groups; the requirement ids are D03 to D11. */
export const groups: { title: 'persona.group.life' | 'persona.group.character' | 'persona.group.trouble' | 'persona.group.reach'; fields: TextKey[] }[] = [
  { title: 'persona.group.life', fields: ['gender', 'residence', 'family', 'income', 'occupation', 'career'] },
  { title: 'persona.group.character', fields: ['interests', 'hobbies', 'character', 'consumption', 'values', 'goals'] },
  { title: 'persona.group.trouble', fields: ['pain_points', 'challenges', 'fears'] },
  { title: 'persona.group.reach', fields: ['information_behaviour', 'advertising_channels'] },
];
