import { stringMember } from '../../contracts/index.ts'
import { typeOf } from './schema-shape.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

const NUMERIC = ['integer', 'number']
const TEXT = ['string']
const TYPES: Readonly<Record<string, readonly string[]>> = {
  int32: NUMERIC,
  int64: NUMERIC,
  float: ['number'],
  double: ['number'],
  byte: TEXT,
  binary: TEXT,
  date: TEXT,
  'date-time': TEXT,
  email: TEXT,
  hostname: TEXT,
  ipv4: TEXT,
  ipv6: TEXT,
  password: TEXT,
  uri: TEXT,
  'uri-reference': TEXT,
  uuid: TEXT,
}

export const formatsFitTypes = defineOpenApiRule({
  id: 'RI3001',
  title: 'Require formats that belong to their type',
  message: 'The format "{format}" is for {types}, but the type is "{type}".',
  severity: 'warning',
  requirements: ['OpenAPI Format Registry', 'OpenAPI Data Types'],
  rationale:
    'A format of another type is ignored by validators, while some generators go by the format and others by the type.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        firstNight:\n          type: string\n',
        '        firstNight:\n          type: integer\n',
      ],
      at: '/components/schemas/ReservationRequest/properties/firstNight/format',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('format')) {
      const format = stringMember(schema.value, 'format')
      const types = format !== undefined && Object.hasOwn(TYPES, format) ? TYPES[format] : undefined
      if (format === undefined || types === undefined) continue
      const type = typeOf(schema.value)
      if (type === undefined || type === 'file' || types.includes(type)) continue
      yield { at: schema.at('format'), data: { format, types: types.join(' or '), type } }
    }
  },
})
