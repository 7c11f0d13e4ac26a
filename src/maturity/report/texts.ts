import { filled, sentencesOf, type Say, type Words } from '../sentences.ts'

/**
 * Every sentence of the report for those who lead, in one place. A translation is another object with the same keys;
 * `{name}` stands for a value. No sentence may need a word that the last section, `glossary`, does not explain.
 */
export const REPORT_TEXTS = {
  'report.title': 'How well our services are run',
  'report.scope.whole': 'The whole organisation',
  'report.scope.domain': 'The business area {domain}',
  'report.scope.circle': 'What the circle {circle} answers for',
  'report.asOf': 'As of {date}',
  'report.model': 'Measured by: {model}',
  'report.level': 'Level {level} of {highest}: {name}',
  'report.generated':
    'Computed from what the registry holds; nobody filled in a form for it. Each figure is a link to what was counted.',

  'headline.weakest':
    'The weakest area decides the level, and that is {dimensions}. On average the areas reach level {mean}.',
  'headline.weakest.several':
    'The weakest areas decide the level, and those are {dimensions}. On average the areas reach level {mean}.',
  'headline.size':
    'It speaks of {services}, in {domains}. They have {contracts} in operation, and systems have agreed on {uses} of them.',
  'headline.risks.none': 'No risk of the kinds that this report looks for was found.',
  'headline.risks':
    'Look first at “{risk}”: found {count}, the most widely felt of what can hurt us.',
  'count.services': '{count} services',
  'count.services.one': '1 service',
  'count.domains': '{count} business areas',
  'count.domains.one': '1 business area',
  'count.contracts': '{count} contracts',
  'count.contracts.one': '1 contract',
  'count.uses': '{count} uses',
  'count.uses.one': '1 use',
  'count.cases': '{count} cases',
  'count.cases.one': '1 case',

  'headline.trend.none':
    'There is no earlier measurement yet to compare with. One is kept every day.',
  'headline.trend.up': 'The level has risen from {from} to {to} since {date}.',
  'headline.trend.down': 'The level has fallen from {from} to {to} since {date}.',
  'headline.trend.same':
    'The level is the same as on {date}; the average of the areas went from {from} to {to}.',
  'headline.confidence':
    'How sure this is: of the figures and questions that it asks for, {known} are known, {computed} computed and {answered} answered by people. Answers out of date: {stale}.',

  'dimensions.title': 'Where we stand',
  'dimensions.lead':
    'Each spoke is one area of good practice; the further out, the better. The weakest one decides the level of the whole.',
  'dimensions.picture': 'A web with one spoke for each area; the table beside it says the same.',
  'dimensions.dimension': 'Area',
  'dimensions.level': 'Level',
  'dimensions.missing': 'What the next level needs',
  'dimensions.highest': 'It is at the highest level.',
  'dimensions.question': 'To be answered by people: {question}',
  'dimensions.notCollected': 'The registry does not measure this yet: {fact}',

  'criterion.needs': '{name}: {value} now, {wanted} needed',
  'criterion.unknown':
    '{name}: too little is known to say; {found} of the {minimum} items that it takes are there',
  'criterion.condition':
    '{name}: {value} now; the condition that the model sets for it does not hold',
  'criterion.stated': 'as the model asks',
  'criterion.atLeast': 'at least {value}',
  'criterion.atMost': 'at most {value}',

  'heatMap.title': 'Business areas compared',
  'heatMap.lead':
    'The level that each business area reaches. A question mark says that there are too few facts to say whether it is higher: most figures take five services at least, because a share of fewer says nothing.',
  'heatMap.open': 'too few facts to say whether it is higher',
  'heatMap.lacked': '{name} ({found} of {minimum})',
  'heatMap.lacks': '{area} has too few to judge: {figures}',
  'heatMap.lacks.more': '{area} has too few to judge: {figures}, and {more} more',
  'heatMap.why': 'Why there are question marks',
  'heatMap.overall': 'Overall',
  'heatMap.domain': 'Business area',
  'heatMap.services': 'Services',
  'heatMap.cell': '{dimension} in {domain}: level {level}',
  'heatMap.cell.open':
    '{dimension} in {domain}: level {level}, too few facts to say whether it is higher',
  'heatMap.more': 'Smaller business areas that are not shown: {count}.',
  'heatMap.none': 'There are no business areas with services yet.',

  'trend.title': 'How it went',
  'trend.lead':
    'The level on each day that was kept (line with dots), and the average of the areas (dashed line).',
  'trend.picture': 'The level over time; the table beside it says the same.',
  'trend.when': 'Day',
  'trend.axis': 'Level, 1 to {highest}',
  'trend.level': 'Level',
  'trend.mean': 'Average',
  'trend.none': 'Nothing has been kept yet; one measurement is kept every day.',

  'risks.title': 'What can hurt us',
  'risks.lead':
    'The kinds of trouble that were looked for, the most widely felt first. Behind each number stand the services.',
  'risks.none': 'Nothing found',
  'risks.more': 'and {count} more',
  'risks.kind': 'Risk',
  'risks.count': 'Found',
  'risks.worst': 'The worst cases',

  'risk.fails-interoperability.title': 'Contracts in use that break our rules',
  'risk.fails-interoperability.meaning':
    'What these services promise in writing breaks rules that make systems fit together. Whoever connects may fail, or pay for a workaround.',
  'risk.fails-interoperability.because': '{consumers} systems use it; it breaks {policies}.',
  'risk.fails-interoperability.because.one': 'One system uses it; it breaks {policies}.',
  'risk.single-point.title': 'Services that much depends on, and nothing could replace',
  'risk.single-point.meaning':
    'If one of these fails, everything built on it fails, too, and no other service offers the same.',
  'risk.single-point.because': '{dependents} processes and composed services need it.',
  'risk.overdue-sunset.title': 'Still running after the announced end',
  'risk.overdue-sunset.meaning':
    'The end of these was announced and has passed, and they still run. Nobody plans to look after them any more.',
  'risk.overdue-sunset.because':
    'It was to end on {date}; systems that may still use it: {consumers}.',
  'risk.no-owner.title': 'In use, and nobody answers for it',
  'risk.no-owner.meaning':
    'No role has been named that decides about these services and has them mended, or nobody holds the one that was named. Name somebody.',
  'risk.no-owner.because': 'Systems that use it: {consumers}.',
  'risk.orphan.title': 'Running, and nobody is known to use it',
  'risk.orphan.meaning':
    'These cost money every month. Either somebody uses them without telling, which is a risk, or they can be switched off.',
  'risk.orphan.because': 'Registered on {date}, and no use of it has been agreed.',
  'risk.lapsed-waiver.title': 'Exceptions that have run out',
  'risk.lapsed-waiver.meaning':
    'A breach of a rule was accepted for a time. That time is over and the breach may still be there.',
  'risk.lapsed-waiver.because': 'Rule {rule}, accepted until {date}: {reason}',

  'valueChain.title': 'Along the value chain',
  'valueChain.lead':
    'Which activities of the business the services support. First how many of the services are in good order, then how many uses of them systems have agreed on.',
  'valueChain.order': 'In good order',
  'valueChain.order.explained':
    'In good order is a service with somebody who answers for it, a description, a contract, and no contract in operation that breaks an enforced rule.',
  'valueChain.use': 'Use by systems',
  'valueChain.activity': 'Activity',
  'valueChain.services': 'Services',
  'valueChain.uses': 'Agreed uses',
  'valueChain.primary': 'Making and selling',
  'valueChain.support': 'Supporting',
  'valueChain.none': 'no service',
  'valueChain.unassigned': 'Not said',
  'valueChain.picture.order':
    'The nine activities of the value chain, darker the more of their services are in good order; the table says the same.',
  'valueChain.picture.use':
    'The nine activities of the value chain, darker the more uses systems have agreed on; the table says the same.',
  'valueChain.item.good': 'In good order.',
  'valueChain.item.faults': '{faults}',

  'activity.inbound-logistics': 'Inbound logistics',
  'activity.operations': 'Operations',
  'activity.outbound-logistics': 'Outbound logistics',
  'activity.marketing-and-sales': 'Marketing and sales',
  'activity.service': 'Service',
  'activity.infrastructure': 'Infrastructure',
  'activity.human-resources': 'Human resources',
  'activity.technology': 'Technology',
  'activity.procurement': 'Procurement',

  'compliance.title': 'What auditors ask',
  'compliance.lead':
    'Requirements of standards for which the registry itself holds evidence. "Met" says that the evidence is there; the judgement is the auditor’s.',
  'compliance.whole':
    'Rules in force, accounts and the ledger are those of the whole organisation; all other evidence is that of this area.',
  'compliance.pack': 'Standard',
  'compliance.met': 'Met',
  'compliance.not-met': 'Not met',
  'compliance.no-evidence': 'No evidence',
  'compliance.open': 'To be looked at',
  'compliance.partial': 'a part of the standard',
  'compliance.none':
    'Evidence is looked at as it is now only; for a day in the past there is none here.',
  'compliance.control': 'Requirement',
  'compliance.state': 'Standing',
  'compliance.evidence': 'What was found',

  'roadMap.title': 'What to do next',
  'roadMap.lead':
    'First the steps that lift a level by themselves, then those that do so together with others; of equals the one with the least work. Each opens the list of what stands in the way.',
  'roadMap.step': 'Step',
  'roadMap.area': 'Area',
  'roadMap.effect': 'What it changes',
  'roadMap.effort': 'Estimated work',
  'roadMap.estimate':
    'The work is estimated: the fewest things that have to change, times the days that one of its kind takes. The days stand in the model and can be changed there.',
  'roadMap.inTheWay': 'Cases in the way: {count}',
  'roadMap.items': 'Cases in the way',
  'roadMap.lifts.alone': 'Lifts “{area}” to level {level}; the average rises from {from} to {to}',
  'roadMap.lifts.overall': 'Lifts the whole to level {overall}, and “{area}” to {level}',
  'roadMap.lifts.together':
    'Lifts “{area}” to level {level}, together with {others} more; the average then rises from {from} to {to}',
  'roadMap.lifts.blocked':
    'Needed for level {level} of “{area}”, which waits for something else that cannot be measured yet',
  'roadMap.days': '{act}: {left} at least; {days} days of work',
  'roadMap.days.one': '{act}: {left} at least; about a day of work or less',
  'roadMap.days.unknown': 'Too little is known to estimate it; lacking: {left}',
  'roadMap.unknown':
    'Too little is known of what the next levels ask for to say what to do first. What is lacking stands beside each area above.',
  'roadMap.none': 'Nothing that the registry measures stands in the way of a higher level.',

  'act.record': 'Entries to complete',
  'act.decision': 'Decisions or appointments to make',
  'act.practice': 'Times that it has to go well',
  'act.agreement': 'Agreements to reach',
  'act.connection': 'Services to connect, so that their calls are reported',
  'act.contract': 'Contracts to write or repair',
  'act.service': 'Services to build or rebuild',
  'act.answer': 'Questions to answer',

  'takeUp.couldBe': '“{area}” reaches level {level} of “{model}”, which asks for this.',
  'takeUp.targetTitle': '{name}: {wanted}',
  'takeUp.targetRationale':
    '“{name}” is to be {wanted} by {by}; that brings “{area}” closer to level {level} of “{model}”.',

  'figures.title': 'All figures',
  'figures.fact': 'Figure',
  'figures.value': 'Value',
  'figures.counted': 'Counted',
  'figures.of': 'Out of',
  'figures.unknown': 'not known',
  'figures.share': '{counted} of {all} ({share})',
  'figures.counts': '{counted} of {all}',

  'glossary.title': 'Words used',
  'glossary.service':
    'Service: something that one system does for others, such as taking an order.',
  'glossary.contract':
    'Contract: the exact description of a service by which other systems connect to it.',
  'glossary.operation': 'In operation: released for use, or in use.',
  'glossary.consumer': 'System that uses a service: one with an agreed use of it.',
  'glossary.policy':
    'Policy: a set of rules that contracts are held against. An enforced one stops what breaks it.',
  'glossary.gate':
    'Gate: the conditions that must be met before a contract takes its next step, for instance into operation.',
  'glossary.owner':
    'Owner: the role that answers for a service and decides about it. It counts as one while somebody is assigned to it.',
  'glossary.level':
    'Level: a step of good practice. It is reached when everything that it and the steps below ask for is there.',

  'badge.tooFew': 'too few facts',

  'choice.model': 'Measured by',
  'choice.area': 'Business area or circle',
  'choice.circle': 'Circle: {circle}',
  'choice.day': 'As it was on',

  'open.assessment': 'Every figure, and what each level asks for',
  'open.facts': 'Show what was counted',
  'open.events': 'History',
  'open.close': 'Close',
  'download.html': 'Report to print',
  'download.csv': 'Figures for a spreadsheet',
  'download.markdown': 'Text',
} as const

export type ReportText = keyof typeof REPORT_TEXTS
export type ReportTexts = Readonly<Record<ReportText, string>>

/** A sentence of the catalogue with its values in place. */
export const say: Say<typeof REPORT_TEXTS> = sentencesOf(REPORT_TEXTS)

/** As `say`, of a sentence that was kept: its key and what stands in it. A key that is no more is shown itself. */
export function sayKept(key: string, words: Words): string {
  return Object.hasOwn(REPORT_TEXTS, key) ? filled(REPORT_TEXTS[key as ReportText], words) : key
}
