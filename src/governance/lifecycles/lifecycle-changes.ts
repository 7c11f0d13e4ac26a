import { z } from 'zod'
import { lifecycleDefinition } from '../../registry/index.ts'

const { transitions } = lifecycleDefinition.shape
const { gate, checklist } = transitions.element.shape
const name = z.string().regex(/^[a-z][A-Za-z0-9-]{0,62}$/)

/** One change of the lifecycles in force; a proposal carries them, and its adoption carries them out. */
export const lifecycleChange = z.discriminatedUnion('kind', [
  /** Puts a whole definition in force, in place of the one of the same id. */
  z.strictObject({
    kind: z.literal('lifecycle.put'),
    definition: lifecycleDefinition,
    /**
     * Where what has begun under the definition in force goes on, by state; states of the same name need no entry. Absent:
     * everything keeps the definition that it began with.
     */
    map: z.record(name, name).exactOptional(),
  }),
  /** Puts another gate before one transition; the lifecycle gets the next minor version. */
  z.strictObject({
    kind: z.literal('lifecycle.gate'),
    lifecycle: name,
    transition: name,
    gate: gate.exactOptional(),
    checklist: checklist.unwrap().exactOptional(),
    /** Whether what has begun under the definition in force is asked by the new gate, too. */
    migrate: z.boolean(),
  }),
])
export type LifecycleChange = z.infer<typeof lifecycleChange>

export const lifecycleChanges = z.array(lifecycleChange).min(1).max(10)
