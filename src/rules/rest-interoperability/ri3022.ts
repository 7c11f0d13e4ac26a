import { stringMember } from '../../contracts/index.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const patternsAreEcmaScript = defineOpenApiRule({
  id: 'RI3022',
  title: 'Require patterns that every tool can read',
  message: 'The pattern "{pattern}" is no regular expression of ECMA-262: {reason}.',
  severity: 'warning',
  requirements: ['JSON Schema Core section 6.4', 'RFC 9485'],
  rationale:
    'Patterns are expressions of ECMA-262. Flags in front, possessive quantifiers and named classes of other dialects make validators throw.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ["          pattern: '^[A-Z]{3}$'\n", "          pattern: '(?i)^[A-Z]{3}$'\n"],
      at: '/components/schemas/Price/properties/currency/pattern',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('pattern')) {
      const pattern = stringMember(schema.value, 'pattern')
      const reason = pattern === undefined ? undefined : mistakeIn(pattern)
      if (pattern === undefined || reason === undefined) continue
      yield { at: schema.at('pattern'), data: { pattern, reason } }
    }
  },
})

/** Why an expression cannot be read, neither as Unicode nor as older engines read it. */
function mistakeIn(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u')
    return undefined
  } catch {
    // Escapes such as "\-" are only allowed without the flag, and common.
  }
  try {
    new RegExp(pattern)
    return undefined
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return (text.split(': ').at(-1) ?? text).toLowerCase()
  }
}
