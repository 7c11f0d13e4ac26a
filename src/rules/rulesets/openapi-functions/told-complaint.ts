import { shownName } from '../functions/shown-value.ts'
import type { Complaint } from '../model.ts'

/** A complaint about an example, with the way to the example, as a sentence about what is wrong there. */
export function told({ message, path = [] }: Complaint, way: readonly string[]): Complaint {
  const whole = [...way, ...path]
  return { message: `${shownName(String(whole.at(-1) ?? ''))} ${message}`, path: whole }
}
