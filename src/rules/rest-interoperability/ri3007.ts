import { stringMember } from '../../contracts/index.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

const REGISTERED: Readonly<Record<string, string>> = {
  base64: 'byte',
  bytes: 'byte',
  datetime: 'date-time',
  emailaddress: 'email',
  guid: 'uuid',
  int: 'int32',
  integer: 'int32',
  integer32: 'int32',
  integer64: 'int64',
  ipv4address: 'ipv4',
  long: 'int64',
  url: 'uri',
}
const KNOWN =
  'byte date date-time double email float hostname int32 int64 ipv4 ipv6 password uri uuid'
const SPELLINGS = new Map([
  ...KNOWN.split(' ').map((format) => [reduced(format), format] as const),
  ...Object.entries(REGISTERED),
])

/** How the registry spells a format that is spelt otherwise; undefined when it is right or unknown. */
function registeredSpelling(format: string): string | undefined {
  const registered = SPELLINGS.get(reduced(format))
  return registered === format ? undefined : registered
}

function reduced(format: string): string {
  return format.toLowerCase().replace(/[^a-z0-9]/g, '')
}

export const formatsAreSpeltAsRegistered = defineOpenApiRule({
  id: 'RI3007',
  title: 'Require formats in their registered spelling',
  message: 'The format "{format}" is spelt "{registered}" in the registry.',
  severity: 'warning',
  requirements: ['OpenAPI Format Registry', 'JSON Schema Validation section 7.3'],
  rationale:
    'Formats are compared as text. One in another spelling is unknown to every tool, and ignored without a word.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          type: string\n          format: date-time\n          example:',
        '          type: string\n          format: datetime\n          example:',
      ],
      at: '/components/schemas/Berth/properties/inspectedAt/format',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('format')) {
      const format = stringMember(schema.value, 'format')
      const registered = format === undefined ? undefined : registeredSpelling(format)
      if (format === undefined || registered === undefined) continue
      yield { at: schema.at('format'), data: { format, registered } }
    }
  },
})
