import { memberOf, stringMember } from '../../contracts/index.ts'
import { parameterSchema } from './parameter-schema.ts'
import { typeOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

/** Types for which a style is defined; the other styles are defined for all. */
const STYLES: Readonly<Record<string, readonly string[]>> = {
  spaceDelimited: ['array', 'object'],
  pipeDelimited: ['array', 'object'],
  deepObject: ['object'],
}

export const stylesFitTypes = defineOpenApiRule({
  id: 'RI4013',
  title: 'Require styles that are defined for the type of a parameter',
  message: 'The style "{style}" is not defined for the parameter "{name}" of type {type}{explode}.',
  severity: 'warning',
  requirements: ['OpenAPI Parameter Object, style values'],
  rationale:
    'Where the specification says "n/a" every tool does something else, and client and server no longer understand each other.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          style: deepObject\n          explode: true\n          schema:\n            type: object\n            properties:\n              length:\n                type: number\n              depth:\n                type: number\n',
        '          style: deepObject\n          explode: true\n          schema:\n            type: string\n',
      ],
      at: '/paths/~1berths/get/parameters/3',
    },
  ],
  target: 'Parameter',
  applies: ({ value }, { model }) =>
    model.version !== '2.0' && Object.hasOwn(STYLES, stringMember(value, 'style') ?? ''),
  *check(parameter, { model }) {
    const style = stringMember(parameter.value, 'style') ?? ''
    const type = typeOf(parameterSchema(model, parameter))
    const defined = STYLES[style]
    if (type === undefined || defined === undefined) return
    const explode = memberOf(parameter.value, 'explode')
    const isExploded = style !== 'deepObject' && explode === true
    const isJoined = style === 'deepObject' && explode === false
    if (defined.includes(type) && !isExploded && !isJoined) return
    const name = stringMember(parameter.value, 'name') ?? ''
    const how = isExploded ? ' with explode' : isJoined ? ' without explode' : ''
    yield { at: parameter.location, data: { style, name, type, explode: how } }
  },
})
