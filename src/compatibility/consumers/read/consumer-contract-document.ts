import { z } from 'zod'

const MOST_OPERATIONS = 5_000
const MOST_FIELDS = 5_000 // of one part of a message

const scalar = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])

const field = z.union([
  z.string().max(1_000).describe('The field alone: which values it holds is not said.'),
  z.strictObject({
    field: z.string().max(1_000),
    values: z
      .array(scalar)
      .max(1_000)
      .describe('The values that are sent there, or that the consumer can deal with.'),
  }),
])

const fields = (description: string): z.ZodOptional<z.ZodArray<typeof field>> =>
  z.array(field).max(MOST_FIELDS).optional().describe(description)

const COMPLETE = 'All of them: what is not listed is not used. Absent: not said.'
const STEPS =
  'Names from the root of the body, joined by dots; [] stands for the items of a list: lines[].article; [*] for any other name of a map: prices[*]; a backslash stands before a dot or bracket of a name itself. The empty text is the whole body.'

const operation = z.strictObject({
  operation: z
    .string()
    .min(1)
    .max(2_000)
    .describe(
      'As the contract names it: GET /pets/{id}, its operationId, or the name of a WSDL operation.',
    ),
  request: z
    .strictObject({
      query: fields(`Query parameters that are sent. ${COMPLETE}`),
      headers: fields(`Headers that are sent. ${COMPLETE}`),
      body: fields(`Fields of the body that are sent. ${COMPLETE} ${STEPS}`),
    })
    .optional(),
  response: z
    .strictObject({
      statuses: z
        .array(
          z.union([z.string().regex(/^(?:[1-5](?:\d\d|XX)|default)$/), z.int().min(100).max(599)]),
        )
        .max(500)
        .optional()
        .describe('Status codes that the consumer deals with. Absent: not said.'),
      headers: fields(`Headers that are read. ${COMPLETE}`),
      body: fields(`Fields of the body that are read. ${COMPLETE} ${STEPS}`),
    })
    .optional(),
})

/** What a consumer says that it uses of a service; the source of policies/schemas/consumer-contract.schema.json. */
export const consumerContractDocument = z
  .strictObject({
    $schema: z.string().optional(),
    consumer: z.string().trim().min(1).max(300).describe('Name of the consumer.'),
    provider: z.string().max(600).optional().describe('The service that is used, as domain/name.'),
    description: z.string().max(10_000).optional(),
    operations: z
      .array(operation)
      .max(MOST_OPERATIONS)
      .describe('All operations that are used; those that are not listed are not.'),
  })
  .describe('What one consumer uses of one service: operations, and fields of their messages.')

export type ConsumerContractDocument = z.infer<typeof consumerContractDocument>
