import type { Location, OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import type { ChangeFacts } from '../../change-kind.ts'
import type { ComparisonRules } from '../../found-change.ts'
import { kindOf } from '../change-kinds.ts'
import { lifecycleOf, noticeDays } from '../lifecycle.ts'
import { Visit, type ChangeLog } from '../reach.ts'
import type { SchemaComparison } from '../schema/schema-comparison.ts'
import type { SchemaSource } from '../schema/schema-source.ts'
import type { SchemaUse } from '../schema/schema-pair.ts'
import type { SourceGraph } from '../source-graph.ts'
import type { OperationView } from './operation-view.ts'

/** Who sends the request: in a webhook or callback the provider does. */
export type Caller = 'consumer' | 'provider'

/** What comparing two descriptions needs everywhere. */
export interface ComparisonTools {
  readonly before: OpenApiModel
  readonly after: OpenApiModel
  readonly graph: SourceGraph
  readonly log: ChangeLog
  readonly schemas: SchemaComparison
  readonly rules: ComparisonRules
}

/** Two operations that are one, and where to tell what differs. */
export class OperationContext {
  readonly tools: ComparisonTools
  readonly visit: Visit
  readonly caller: Caller
  /** Name of the operation in messages. */
  readonly name: string
  /** Days of notice that it owes before it, or a part of it, ends. */
  readonly noticeDays: number

  constructor(tools: ComparisonTools, caller: Caller, { name, node }: OperationView) {
    this.tools = tools
    this.visit = new Visit(name)
    this.caller = caller
    this.name = name
    this.noticeDays = noticeDays(lifecycleOf(node.value).stability, tools.rules)
  }

  report(
    id: string,
    facts: ChangeFacts,
    oldLocation: Location | undefined,
    newLocation: Location | undefined,
  ): void {
    this.tools.log.add(this.visit, { kind: kindOf(id), facts, oldLocation, newLocation })
  }

  /** Has schemas compared; one that is missing is not. */
  follow(
    before: SchemaSource | undefined,
    after: SchemaSource | undefined,
    use: Omit<SchemaUse, 'noticeDays'>,
  ): void {
    if (before === undefined || after === undefined) return
    const owed = { ...use, noticeDays: this.noticeDays }
    this.tools.schemas.follow([before], [after], owed, this.visit)
  }

  isUntouched(before: OpenApiNode | undefined, after: OpenApiNode | undefined): boolean {
    return this.tools.graph.isUntouched(before?.value, after?.value)
  }
}
