import { stringMember } from '../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { headerFieldsOf } from './header-fields.ts'
import { schemaOf, typesOf } from './schema-shape.ts'

/** Fields that hold text of their own syntax, and what that syntax is. */
const SYNTAX: Readonly<Record<string, string>> = {
  date: 'an HTTP-date',
  deprecation: 'a date as "@" and seconds',
  etag: 'an entity tag in quotes',
  expires: 'an HTTP-date',
  'last-modified': 'an HTTP-date',
  link: 'a list of links',
  location: 'a URI reference',
  sunset: 'an HTTP-date',
  'www-authenticate': 'a list of challenges',
}

export const standardFieldSyntax = defineOpenApiRule({
  id: 'RI1015',
  title: 'Require standard header fields to have the syntax of their standard',
  message: 'The header field {field} is {syntax}, but is described as {described}.',
  severity: 'warning',
  requirements: [
    'RFC 9110 section 5.6.7',
    'RFC 9110 section 8.8.3',
    'RFC 9110 section 10.2.2',
    'RFC 8288 section 3',
    'RFC 8594 section 3',
    'RFC 9745 section 2.1',
  ],
  rationale:
    'Dates in header fields are no RFC 3339 dates, and a flag is not what Deprecation holds. A client that parses by the description fails at what standard servers send.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '              description: When the operation ends (RFC 8594).\n              schema:\n                type: string\n',
        '              description: When the operation ends (RFC 8594).\n              schema:\n                type: string\n                format: date-time\n',
      ],
      at: '/paths/~1harbour-plan/get/responses/200/headers/Sunset',
    },
  ],
  target: 'Response',
  *check(response, context) {
    const { model } = context
    for (const [key, { name, node, locate }] of headerFieldsOf(context, response)) {
      const syntax = Object.hasOwn(SYNTAX, key) ? SYNTAX[key] : undefined
      if (syntax === undefined || node === undefined) continue
      const described = contradiction(model, node)
      if (described !== undefined) yield { at: locate(), data: { field: name, syntax, described } }
    }
  },
})

/** How a header is described, when that cannot be text of a syntax of its own. */
function contradiction(model: OpenApiModel, header: OpenApiNode): string | undefined {
  const schema = model.version === '2.0' ? header : schemaOf(model, header.value['schema'])
  const type = typesOf(schema?.value).find((one) => /^(?:integer|number|boolean|object)$/.test(one))
  if (type !== undefined) return `of type ${type}`
  const format = stringMember(schema?.value, 'format')
  return format === 'date-time' || format === 'date' ? `text in the format ${format}` : undefined
}
