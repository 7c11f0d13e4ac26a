import type { Contract, OperationSummary } from '../../contracts/index.ts'

/**
 * The operation of a contract that a consumer names: by its name, in which names of path parameters do not
 * matter, by its id, or by the path of a call.
 */
export function findOperation(
  contract: Pick<Contract, 'summary'>,
  named: string,
): OperationSummary | undefined {
  const { operations } = contract.summary
  const key = operationKey(named)
  const exact = operations.find(({ name, id }) => operationKey(name) === key || id === named)
  if (exact !== undefined) return exact
  const [method, path] = callOf(named)
  if (path === undefined) return undefined
  for (const candidate of pathsBelowServers(path, contract)) {
    const fitting = operations.filter(
      (operation) => operation.method === method && isCallOf(candidate, operation.path ?? ''),
    )
    // Of two templates the one with more fixed parts is meant (OpenAPI 3.1, section 4.8.8).
    const [best] = fitting.sort((one, other) => variables(one) - variables(other))
    if (best !== undefined) return best
  }
  return undefined
}

/** The same for all ways to name the parameters of a path. */
export function operationKey(name: string): string {
  return name.replace(/\{[^{}]*\}/g, '{}').replace(/(?<=[^ ])\/$/, '')
}

function callOf(named: string): readonly [method: string, path: string | undefined] {
  const space = named.indexOf(' ')
  const path = named.slice(space + 1)
  return [named.slice(0, space).toUpperCase(), path.startsWith('/') ? path : undefined]
}

/** The path itself, and what is left of it below the paths of servers. */
function pathsBelowServers(
  path: string,
  { summary }: Pick<Contract, 'summary'>,
): readonly string[] {
  const bases = summary.services.flatMap(({ endpoints }) =>
    endpoints.flatMap(({ address }) => pathOfAddress(address) ?? []),
  )
  const below = [...new Set(bases)].filter((base) => base !== '' && path.startsWith(`${base}/`))
  return [path, ...below.map((base) => path.slice(base.length))]
}

function pathOfAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/\/+$/, '')
  return path.startsWith('/') ? path : undefined
}

function isCallOf(path: string, template: string): boolean {
  const steps = path.split('/')
  const wanted = template.split('/')
  return (
    steps.length === wanted.length &&
    wanted.every((step, index) =>
      step.includes('{') ? (steps[index] ?? '') !== '' : step === steps[index],
    )
  )
}

function variables({ path = '' }: OperationSummary): number {
  return path.split('{').length
}
