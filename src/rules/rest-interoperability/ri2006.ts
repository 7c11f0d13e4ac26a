import { memberOf, objectMember } from '../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { contentOf } from './content.ts'
import { essenceOf } from './media-type.ts'
import { partsOf, schemaOf, typeOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

const MEMBERS = {
  type: ['string'],
  title: ['string'],
  status: ['integer', 'number'],
  detail: ['string'],
  instance: ['string'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>

export const problemMembers = defineOpenApiRule({
  id: 'RI2006',
  title: 'Require the members of problem details to have their types',
  message:
    'The member "{member}" of problem details is of type {expected}, but is described as {found}.',
  severity: 'error',
  requirements: ['RFC 9457 section 3.1'],
  rationale:
    'The media type promises what these members hold, and clients parse them by it. RFC 9457 has readers ignore a member of another type.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        title:\n          type: string\n        status:\n          type: integer\n',
        '        title:\n          type: string\n        status:\n          type: string\n',
      ],
      at: '/components/schemas/Problem/properties/status',
    },
  ],
  target: 'Description',
  *check(model, context) {
    for (const schema of problemSchemas(model, nodesOf(context, 'Response'))) {
      const properties = objectMember(schema.value, 'properties')
      for (const [member, expected] of Object.entries(MEMBERS)) {
        const property = schemaOf(model, memberOf(properties, member))
        const found = property && typeOf(property.value)
        if (found === undefined || (expected as readonly string[]).includes(found)) continue
        yield {
          at: schema.at('properties', member),
          data: { member, expected: expected[0], found },
        }
      }
    }
  },
})

/** The schemas that describe problem details in JSON, each with what it is made of. */
function problemSchemas(
  model: OpenApiModel,
  responses: readonly OpenApiNode[],
): ReadonlySet<OpenApiNode> {
  const schemas = new Set<OpenApiNode>()
  for (const node of responses) {
    if (model.version === '2.0') continue
    for (const { mediaType, schema } of contentOf(model, node)) {
      const root = schemaOf(model, schema)
      if (root === undefined || essenceOf(mediaType) !== 'application/problem+json') continue
      for (const part of partsOf(model, root)) schemas.add(part)
    }
  }
  return schemas
}
