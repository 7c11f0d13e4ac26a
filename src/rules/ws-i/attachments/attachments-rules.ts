import { contentIsSoapOrMime } from './ap2901.ts'
import { contentNamesPart } from './ap2903.ts'
import { contentIsWholePart } from './ap2904.ts'
import { headersStandInRootPart } from './ap2906.ts'
import { partsAreMimeParts } from './ap2907.ts'
import { mimePartsHaveNoNames } from './ap2908.ts'
import { alternativesCarryOnePart } from './ap2909.ts'
import { attachedPartsAreDefined } from './ap2910.ts'
import { multipartHasOneBody } from './ap2911.ts'
import { faultsHaveNoAttachments } from './ap2930.ts'
import { swaRefsTravelInEnvelope } from './ap2940.ts'
import { everythingIsBound } from './ap2941.ts'
import { attachedElementsAreTextXml } from './ap2944.ts'
import { contentHasPart } from './ap2946.ts'
import type { Rule } from '../../rule.ts'

/** What the Attachments Profile 1.0 adds for descriptions, by id. */
export const attachmentsRules: readonly Rule[] = [
  contentIsSoapOrMime,
  contentNamesPart,
  contentIsWholePart,
  headersStandInRootPart,
  partsAreMimeParts,
  mimePartsHaveNoNames,
  alternativesCarryOnePart,
  attachedPartsAreDefined,
  multipartHasOneBody,
  faultsHaveNoAttachments,
  swaRefsTravelInEnvelope,
  everythingIsBound,
  attachedElementsAreTextXml,
  contentHasPart,
]
