/** Whether an XML declaration names one of the two encodings that the profiles allow, in any case. */
export function isUnicodeEncoding(encoding: string): boolean {
  return ['utf-8', 'utf-16'].includes(encoding.toLowerCase())
}
