import type { ContractFile } from '../../src/contracts/index.ts'

/** What a service offers in one of its versions, as a contract. */
export function contractOf(
  service: string,
  version: string,
  operations: readonly string[],
  /** Two operations have one id, which no policy of OpenAPI lets pass. */
  isFaulty = false,
): ContractFile {
  const paths = operations.map((operation) => [
    `/${operation}`,
    {
      get: {
        operationId: isFaulty ? 'same' : operation,
        summary: `Get ${operation}`,
        responses: { '200': { description: 'What was asked for.' } },
      },
    },
  ])
  const text = JSON.stringify({
    openapi: '3.0.3',
    info: { title: service, version, description: `What ${service} offers.` },
    servers: [{ url: 'https://example.com' }],
    paths: Object.fromEntries(paths) as Record<string, unknown>,
  })
  return { name: 'contract.json', bytes: new TextEncoder().encode(text) }
}
