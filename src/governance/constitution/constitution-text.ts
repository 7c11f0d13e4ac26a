import { dump } from 'js-yaml'
import { without } from '../without.ts'
import type { Constitution } from './constitution.ts'

/**
 * A constitution as YAML to be read and amended by people: what an amendment decides about. Policies in force are left
 * out, since each of them is changed by itself.
 */
export function constitutionText(constitution: Constitution): string {
  return dump(without(constitution, 'policies', 'changedIn'), { noRefs: true, lineWidth: 100 })
}
