import path from 'node:path'
import type { ContractInput } from '../inputs/contract-input.ts'
import { expandInputs, type InputOptions } from '../inputs/expand-inputs.ts'
import type { Project } from './project.ts'

/** The contracts of a project, in the order of its entries, each once. */
export async function* projectInputs(
  project: Project,
  options: InputOptions,
): AsyncGenerator<ContractInput> {
  const seen = new Set<string>()
  const paths = project.contracts.map((entry) => project.fromWorkingFolder(entry.path))
  for await (const input of expandInputs(paths, options)) {
    const file = path.resolve(input.source)
    if (seen.has(file)) continue
    seen.add(file)
    if (input.kind === 'unreadable' || (await project.holds(input.source))) {
      yield input
      continue
    }
    const message = `${input.source} leads out of the project by a symbolic link; name it as an argument to judge it.`
    yield { kind: 'unreadable', source: input.source, message }
  }
}
