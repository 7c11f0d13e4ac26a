/**
 * Every sentence around what a figure rests on, in one place. A translation is another object with the same keys; `{name}`
 * stands for a value. Names, definitions and reasons of items come with the fact.
 */
const FACT_TEXTS = {
  what: 'the fact',
  'absent.title': '“{fact}” cannot be computed here',
  absent:
    'The model asks for it, but the registry has no data that it could be computed from. Until then it is unknown, and unknown never lifts a level.',
  counted: '{counted} of {all}',
  'better.more': 'more is better',
  'better.less': 'less is better',
  first: 'The first {count} are listed here.',
  unknown: 'Unknown:',
  'items.inTheWay': 'In the way',
  'items.fine': 'As it should be',
  'item.counted': 'Counted',
  'item.notCounted': 'Not counted',
  history: 'History',
  'history.of': 'History of {name}',
} as const

/** A sentence of the catalogue with its values in place. */
export function sayOfFact(
  key: keyof typeof FACT_TEXTS,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return FACT_TEXTS[key].replace(/\{(\w+)\}/g, (place, name: string) =>
    String(values[name] ?? place),
  )
}
