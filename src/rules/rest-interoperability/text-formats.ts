/** The forms of text that the format registry of OpenAPI names, as far as they can be checked in one look. */
const FORMS: Readonly<Record<string, (text: string) => boolean>> = {
  'date-time': (text) => {
    const [, date = '', time = ''] =
      /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.exec(text) ?? []
    return isDate(date) && isTime(time)
  },
  date: isDate,
  uuid: (text) => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text),
  email: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
  uri: (text) => /^[a-z][a-z\d+.-]*:\S+$/i.test(text),
  ipv4: (text) =>
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((byte) => Number(byte) < 256),
  ipv6: (text) => /^[\da-f:.]{2,45}$/i.test(text) && text.includes(':'),
}

/** Whether a text has the form that a format names; true for formats that are not known here. */
export function fitsFormat(text: string, format: string): boolean {
  return Object.hasOwn(FORMS, format) ? (FORMS[format]?.(text) ?? true) : true
}

/** Whether {@link fitsFormat} can tell. */
export function isCheckedFormat(format: string | undefined): format is string {
  return format !== undefined && Object.hasOwn(FORMS, format)
}

/** The format that a text can hardly have by chance. */
export function evidentFormat(text: string): string | undefined {
  return ['date-time', 'uuid'].find((format) => fitsFormat(text, format))
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** RFC 3339, `full-date`. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const isLeapYear =
    Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const days = month === '02' && !isLeapYear ? 28 : (DAYS[Number(month) - 1] ?? 0)
  return Number(day) >= 1 && Number(day) <= days
}

function isTime(text: string): boolean {
  const [hour = 99, minute = 99, second = 99] = text.split(':').map(Number)
  return hour < 24 && minute < 60 && second <= 60
}
