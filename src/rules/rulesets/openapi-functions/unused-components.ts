import { isDataObject } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { unreferencedReusableObject } from '../functions/unreferenced-reusable-object.ts'

/** What is used by reference alone; security schemes are used by name, path items by other means as well. */
const SECTIONS = [
  'schemas',
  'responses',
  'parameters',
  'examples',
  'requestBodies',
  'headers',
  'links',
  'callbacks',
]

/** `unusedComponents`: each entry of a Components Object of 3.x is what some reference names. */
export const unusedComponents: NodeFunction = {
  name: 'unusedComponents',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    const checks = SECTIONS.map((section) => {
      const reusableObjectsLocation = `#/components/${section}`
      const check = unreferencedReusableObject.configure({ reusableObjectsLocation }, report)
      return { section, check }
    })
    return function* (target, graph) {
      for (const { section, check } of checks) {
        const node = graph.memberAsWritten(target.node, section)
        if (node === undefined || check === undefined || !isDataObject(node.value)) continue
        const part = { ...target, node, value: node.value, property: section }
        for (const { message, path = [] } of check(part, graph)) {
          yield { message, path: [section, ...path] }
        }
      }
    }
  },
}
