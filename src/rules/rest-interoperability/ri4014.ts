import { memberOf, objectMember, stringMember } from '../../contracts/index.ts'
import { parameterSchema } from './parameter-schema.ts'
import { schemaOf, typeOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const parametersAreFlat = defineOpenApiRule({
  id: 'RI4014',
  title: 'Forbid objects and lists inside of parameters',
  message: 'Inside of the parameter "{name}" stands {inner}; how it is serialised is not defined.',
  severity: 'warning',
  requirements: ['OpenAPI Parameter Object, style values'],
  rationale:
    'Styles say how a list or an object of plain values is written. What is deeper inside each tool writes its own way; a body or JSON text has no such limits.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '              length:\n                type: number\n',
        '              length:\n                type: array\n                items: { type: number }\n',
      ],
      at: '/paths/~1berths/get/parameters/3',
    },
  ],
  target: 'Parameter',
  applies: (_, { model }) => model.version !== '2.0',
  *check(parameter, { model }) {
    const schema = parameterSchema(model, parameter)
    const members = Object.entries(objectMember(schema, 'properties') ?? {}).map(
      ([property, value]) => [`"${property}"`, value] as readonly [string, typeof value],
    )
    const items = memberOf(schema, 'items')
    if (items !== undefined) members.push(['each item', items])
    for (const [what, value] of members) {
      const type = typeOf(schemaOf(model, value)?.value)
      if (type !== 'array' && type !== 'object') continue
      const name = stringMember(parameter.value, 'name') ?? ''
      yield { at: parameter.location, data: { name, inner: `${what} of type ${type}` } }
      return
    }
  },
})
