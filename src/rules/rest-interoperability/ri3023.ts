import { arrayMember } from '../../contracts/index.ts'
import { typeOf } from './schema-shape.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const booleansAreBooleans = defineOpenApiRule({
  id: 'RI3023',
  title: 'Prefer booleans over texts that mean them',
  message: 'The texts {values} mean what true and false are for.',
  severity: 'info',
  requirements: ['RFC 8259 section 3'],
  rationale:
    'Every language converts text to a truth value its own way, and in most of them the text "false" is true.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      enum: [water, power, fuel]\n', "      enum: ['true', 'false']\n"],
      at: '/components/schemas/BerthService/enum',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('enum')) {
      const values = arrayMember(schema.value, 'enum')
      if (values.length !== 2 || typeOf(schema.value) !== 'string') continue
      const texts = values.filter((value) => typeof value === 'string')
      if (
        texts
          .map((text) => text.toLowerCase())
          .sort()
          .join() !== 'false,true'
      )
        continue
      const shown = texts.map((text) => `"${text}"`).join(' and ')
      yield { at: schema.at('enum'), data: { values: shown } }
    }
  },
})
