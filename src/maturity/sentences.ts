/** The names of the values that a sentence takes. */
type Places<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Places<Rest>
  : never

type Values<Sentence extends string> =
  Places<Sentence> extends never ? [] : [Readonly<Record<Places<Sentence>, string | number>>]

type Catalogue<Texts> = { readonly [Key in keyof Texts]: string }

/** Tells a sentence of a catalogue by its key, with its values in place of `{name}`. */
export type Say<Texts extends Catalogue<Texts>> = <Key extends keyof Texts & string>(
  key: Key,
  ...values: Values<Texts[Key]>
) => string

export function sentencesOf<Texts extends Catalogue<Texts>>(texts: Texts): Say<Texts> {
  return (key, ...values) => filled(texts[key], values[0] ?? {})
}

/** What stands in the places of a sentence. */
export type Words = Readonly<Record<string, string | number>>

/** A sentence with words in its places; a place that nothing is said of stays. */
export function filled(sentence: string, words: Words): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(words, name) ? String(words[name]) : place,
  )
}
