import { compare, idsOf } from './compare.ts'

const NAME = { type: 'string' }

/** The same service as each version of the specification writes it. */
const OF_2 = {
  swagger: '2.0',
  info: { title: 'Pets', version: '2024-11-22' },
  host: 'pets.example.org',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  securityDefinitions: { basic: { type: 'basic' } },
  paths: {
    '/pets/{id}': {
      post: {
        parameters: [
          { in: 'path', name: 'id', required: true, type: 'integer' },
          { in: 'query', name: 'tags', type: 'array', items: NAME, collectionFormat: 'multi' },
          { in: 'body', name: 'pet', required: true, schema: { $ref: '#/definitions/Pet' } },
        ],
        responses: {
          200: {
            description: 'fine',
            schema: { $ref: '#/definitions/Pet' },
            headers: { 'X-Left': { type: 'integer' } },
          },
        },
      },
      put: {
        consumes: ['application/x-www-form-urlencoded'],
        parameters: [
          { in: 'path', name: 'id', required: true, type: 'integer' },
          { in: 'formData', name: 'name', type: 'string', required: true },
        ],
        responses: { 204: { description: 'fine' } },
      },
    },
  },
  definitions: {
    Pet: pet(
      { type: 'number', maximum: 5, exclusiveMaximum: true },
      { ...NAME, 'x-nullable': true },
    ),
  },
}
const OF_3 = of3(
  '3.0.3',
  { type: 'number', maximum: 5, exclusiveMaximum: true },
  { ...NAME, nullable: true },
)
const OF_31 = of3('3.1.0', { type: 'number', exclusiveMaximum: 5 }, { type: ['string', 'null'] })
const VERSIONS = { '2.0': OF_2, '3.0': OF_3, '3.1': OF_31 }

function pet(weight: object, nick: object): object {
  return { type: 'object', required: ['name'], properties: { name: NAME, weight, nick } }
}

/** The path parameter has another name, and stands with the path. */
function of3(openapi: string, weight: object, nick: object): object {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }
  const form = { type: 'object', required: ['name'], properties: { name: NAME } }
  return {
    openapi,
    info: { title: 'Pets', version: '2024-11-22' },
    servers: [{ url: 'https://pets.example.org/v1' }],
    paths: {
      '/pets/{petId}': {
        parameters: [{ in: 'path', name: 'petId', required: true, schema: { type: 'integer' } }],
        post: {
          parameters: [{ in: 'query', name: 'tags', schema: { type: 'array', items: NAME } }],
          requestBody: { required: true, content },
          responses: {
            200: {
              description: 'fine',
              content,
              headers: { 'x-left': { schema: { type: 'integer' } } },
            },
          },
        },
        put: {
          requestBody: {
            required: true,
            content: { 'application/x-www-form-urlencoded': { schema: form } },
          },
          responses: { 204: { description: 'fine' } },
        },
      },
    },
    components: {
      schemas: { Pet: pet(weight, nick) },
      securitySchemes: { basic: { type: 'http', scheme: 'basic' } },
    },
  }
}

const pairs = Object.entries(VERSIONS).flatMap(([from, before]) =>
  Object.entries(VERSIONS).map(([to, after]) => ({ from, to, before, after })),
)

it.each(pairs)('the same service is the same from $from to $to', async ({ before, after }) => {
  const { verdict, changes, notCompared } = await compare(before, after)
  expect({ verdict, changes, notCompared }).toEqual({
    verdict: 'identical',
    changes: [],
    notCompared: [],
  })
})

it('what really changed on the way from 2.0 to 3.1 is told', async () => {
  const after = of3('3.1.0', { type: 'number', exclusiveMaximum: 4 }, NAME)
  expect(idsOf(await compare(OF_2, after))).toEqual([
    'request-property-became-not-nullable error',
    'request-property-exclusive-max-decreased error',
    'response-property-became-not-nullable info',
    'response-property-exclusive-max-decreased info',
  ])
})
