import type { Rule } from '../../../rule.ts'
import { charsetOfSimpleMessages } from './ap1003.ts'
import { attachmentsAreBound } from './ap1902.ts'
import { charsetOfRootParts } from './ap1915.ts'
import { contentTypeWithoutAttachments } from './ap1917.ts'
import { faultsWithAttachmentsAreBound } from './ap1920.ts'
import { severalPartsAreMultipart } from './ap1925.ts'
import { boundPartsAreSent } from './ap1926.ts'
import { rootPartsAreEnvelopes } from './ap1931.ts'
import { typeOfMultipartIsXml } from './ap1932.ts'
import { contentIdsNameParts } from './ap1933.ts'
import { transferEncodingsAreStandard } from './ap1934.ts'
import { elementPartsAreTheirElements } from './ap1942.ts'
import { contentTypeIsKnown } from './ap1945.ts'
import { messagesWithAttachments } from './ap1946.ts'
import { simpleMessagesAreEnvelopes } from './ap5100.ts'
import { simpleMessagesAreXml } from './ap5101.ts'

/** What the Attachments Profile asks of messages. */
export const attachmentMessageRules: readonly Rule[] = [
  charsetOfSimpleMessages,
  attachmentsAreBound,
  charsetOfRootParts,
  contentTypeWithoutAttachments,
  faultsWithAttachmentsAreBound,
  severalPartsAreMultipart,
  boundPartsAreSent,
  rootPartsAreEnvelopes,
  typeOfMultipartIsXml,
  contentIdsNameParts,
  transferEncodingsAreStandard,
  elementPartsAreTheirElements,
  contentTypeIsKnown,
  messagesWithAttachments,
  simpleMessagesAreEnvelopes,
  simpleMessagesAreXml,
]
