import { attributeLabel, stepLabel } from './pointer.ts'
import type { XmlDocument } from './xml-document.ts'
import type { XmlAttribute, XmlElement } from './xml-element.ts'

/** What a pointer leads to: an element, or an attribute of it. */
export interface PointerTarget {
  readonly element: XmlElement
  readonly attribute: XmlAttribute | undefined
}

interface Step {
  readonly label: string
  readonly name: string | undefined
  readonly position: number
}

/**
 * Follows a pointer as `pointer.ts` writes them. As in XPath, predicates apply from left to right;
 * where several elements match, the first is meant.
 *
 * @returns undefined when the pointer leads nowhere in this document
 */
export function resolvePointer(document: XmlDocument, pointer: string): PointerTarget | undefined {
  const [rootStep, ...steps] = splitSteps(pointer)
  if (rootStep === undefined || parseStep(rootStep)?.label !== stepLabel(document.root)) {
    return undefined
  }
  let element = document.root
  for (const [index, step] of steps.entries()) {
    if (step.startsWith('@')) {
      const attribute = element.attributes.find((candidate) => attributeLabel(candidate) === step)
      return attribute === undefined || index < steps.length - 1
        ? undefined
        : { element, attribute }
    }
    const next = followStep(element, step)
    if (next === undefined) return undefined
    element = next
  }
  return { element, attribute: undefined }
}

function followStep(parent: XmlElement, text: string): XmlElement | undefined {
  const step = parseStep(text)
  if (step === undefined) return undefined
  const matching = parent.children.filter(
    (child) =>
      (step.name === undefined || child.attribute('name') === step.name) &&
      stepLabel(child) === step.label,
  )
  return matching[step.position - 1]
}

/** Splits at `/` outside of quotes; the leading `/` gives no step of its own. */
function splitSteps(pointer: string): string[] {
  return pointer.match(/(?:[^/'"]|'[^']*'|"[^"]*")+/g) ?? []
}

function parseStep(text: string): Step | undefined {
  const parts =
    /^(?<label>\*\[local-name\(\)='[^']*' and namespace-uri\(\)=(?:'[^']*'|"[^"]*")\]|[^[]+)(?:\[@name=(?<name>'[^']*'|"[^"]*")\])?(?:\[(?<position>\d+)\])?$/.exec(
      text,
    )?.groups
  const label = parts?.['label']
  if (label === undefined) return undefined
  return {
    label,
    name: parts?.['name']?.slice(1, -1),
    position: Number(parts?.['position'] ?? 1),
  }
}
