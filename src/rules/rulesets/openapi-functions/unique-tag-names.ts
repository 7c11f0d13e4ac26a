import { isDataArray, memberOf } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { ResolvedValues } from './resolved-values.ts'

/** `uniqueTagNames`: a list of tags, each with a name, has no name twice. */
export const uniqueTagNames: NodeFunction = {
  name: 'uniqueTagNames',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }, graph) {
      if (!isDataArray(value)) return
      const values = new ResolvedValues(graph)
      const names = value.map((tag) => memberOf(values.of(tag), 'name'))
      // A list of anything else is no list of tags, which is another rule's business.
      if (!names.every((name) => typeof name === 'string')) return
      const seen = new Set<string>()
      for (const [index, name] of names.entries()) {
        if (seen.has(name)) {
          yield { message: `the tag "${name}" is declared before`, path: [index, 'name'] }
        }
        seen.add(name)
      }
    }
  },
}
