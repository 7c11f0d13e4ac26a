/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type { DomainPath, Instant, MaturityTarget, Next } from './shared.ts'

/** A level of a maturity model. */
export interface MaturityLevel {
  readonly n: number
  readonly id: string
  readonly name: string
  readonly meaning?: string
}

/** A maturity model in short. */
export interface MaturityModel {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly description: string
  readonly dimensions: readonly {
    readonly id: string
    readonly name: string
  }[]
  readonly levels: readonly MaturityLevel[]
}

/** All maturity models. */
export interface MaturityModelList {
  readonly items: readonly MaturityModel[]
  readonly next: Next
}

/** What was looked at; everything when empty. */
export interface Scope {
  readonly domain?: DomainPath
  /** The id of a circle. */
  readonly circle?: string
}

/** A threshold on a fact, and whether it is met. */
export interface Criterion {
  /** The first fact that the evidence names. */
  readonly fact: string
  /** Set when the evidence compares one fact with one number. */
  readonly op?: '>=' | '<=' | '>' | '<' | '=='
  readonly threshold?: number
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unit: string
  readonly holds: 'yes' | 'no' | 'unknown'
  /** The CEL expression that decides. */
  readonly evidence: string
  /** Why it is unknown or does not hold. */
  readonly reason?: string
}

/** One level of one dimension. */
export interface MaturityCell {
  readonly level: number
  readonly name: string
  readonly state: 'holds' | 'fails' | 'undetermined'
  /** Whether facts, people or both decide. */
  readonly decide: 'auto' | 'mixed' | 'person'
  readonly criteria: readonly Criterion[]
  /** What an organisation looks like that is there. */
  readonly attributes: readonly string[]
  /** Lists of criteria of which one has to hold in whole. */
  readonly alternatives?: readonly (readonly Criterion[])[]
  /** Questions that only people can answer. */
  readonly questions: readonly MaturityQuestion[]
  /** The mean of the answers from which on they hold. */
  readonly answersAtLeast: number
}

/** How much of it rests on what, in criteria and questions. */
export interface Confidence {
  readonly computed: number
  readonly answered: number
  /** Questions whose answer has expired. */
  readonly stale: number
  /** Facts that cannot be computed, and questions that nobody answered. */
  readonly unknown: number
}

/** An assessment as it was kept, with every figure and answer that it rests on. */
export interface KeptAssessment {
  readonly id: string
  readonly model: string
  readonly modelVersion: string
  readonly scope: Scope
  readonly asOf: Instant
  readonly level: MaturityLevel
  /** The mean over dimensions, a hint only. */
  readonly mean: number
  readonly confidence: Confidence
  readonly dimensions: readonly {
    readonly id: string
    readonly name: string
    readonly level: number
  }[]
  readonly facts: readonly {
    readonly id: string
    readonly value: number | null
    readonly numerator: number
    readonly denominator: number
  }[]
  readonly answers: readonly {
    readonly question: string
    readonly value: MaturityAnswerValue
    readonly by: string
    readonly expiresAt: Instant
  }[]
}

/** A page of assessments, newest first. */
export interface KeptAssessmentList {
  readonly items: readonly KeptAssessment[]
  readonly next: Next
}

/** A question of a maturity model with its newest answer. */
export interface MaturityQuestion {
  readonly id: string
  readonly text: string
  /** An expired answer counts as none. */
  readonly state: 'answered' | 'expired' | 'open'
  readonly answer?: MaturityAnswer
}

/** What somebody said to a question, and until when it counts. */
export interface MaturityAnswer {
  readonly value: MaturityAnswerValue
  /** The account that answered. */
  readonly by: string
  /** The role on whose behalf. */
  readonly role?: string
  /** The domain that it was given for; absent for the whole registry. */
  readonly domain?: string
  /** The circle that it was given for. */
  readonly circle?: string
  readonly note?: string
  /** Where others can see that it is so. */
  readonly proof?: string
  readonly at: Instant
  readonly expiresAt: Instant
}

/** 0 no or never, 1 planned, 2 in some places, 3 in most places, 4 everywhere and reviewed. */
export type MaturityAnswerValue = number

/** An answer to a question of a maturity model. */
export interface MaturityAnswerInput {
  /** The domain that it is for; absent for the whole registry. */
  readonly domain?: string
  /** The circle that it is for, in place of a domain. */
  readonly circle?: string
  readonly value: MaturityAnswerValue
  readonly note?: string
  /** An http or https address where others can see that it is so. */
  readonly proof?: string
}

/** One dimension with the level reached and what holds it back. */
export interface DimensionAssessment {
  readonly id: string
  readonly name: string
  readonly level: number
  readonly cells: readonly MaturityCell[]
  /** The criteria that keep the dimension from its next level. */
  readonly holdsBack: readonly Criterion[]
  /** The questions of that level that nobody has answered well enough. */
  readonly openQuestions: readonly MaturityQuestion[]
}

/** Levels as they would be, by scoring the model once more. */
export interface Lift {
  /** The level of the dimension that the gap is in. */
  readonly dimension: number
  /** The level of the whole. */
  readonly level: number
  /** The mean over the dimensions. */
  readonly mean: number
}

/** A gap that keeps a dimension from its next level: a criterion that does not hold, or a question to people. Those that lift most come first, of equals the one with the least effort. */
export interface RoadMapStep {
  readonly dimension: string
  readonly toLevel: number
  /** The name of the fact, or the question. */
  readonly text: string
  readonly fact?: string
  /** The CEL expression that would have to hold. */
  readonly evidence?: string
  /** The id of the question; then there is no fact. */
  readonly question?: string
  /** Distance from the threshold as a part of it, from 0 to 1. */
  readonly gap: number | null
  /** How many items stand in the way. */
  readonly items: number
  /** What closing the gap changes. */
  readonly effect: {
    readonly alone: Lift
    readonly together: Lift
    /** How much else its level needs; `together` has that closed too, as far as it is measured. */
    readonly others: number
  }
  /** An estimate of what it takes to close the gap. */
  readonly effort: {
    /** What is done to each item. */
    readonly act:
      | 'record'
      | 'decision'
      | 'practice'
      | 'agreement'
      | 'connection'
      | 'contract'
      | 'service'
      | 'answer'
    /** The fewest items that it has to be done to; of an unknown fact the items that it lacks to be known. */
    readonly left: number
    /** Days of work, by the days for each act that the model gives; null while too little is known. */
    readonly days: number | null
  }
}

/** Which gap of a road map; one of the two. */
export interface MaturityGap {
  readonly fact?: string
  readonly question?: string
}

/** Which gap a circle is to close, and by when. */
export interface MaturityGapTarget {
  readonly fact: string
  /** Whose target it is to be; the figure is counted for it and the circles in it. */
  readonly circle: string
  /** The first day on which it is to be met. */
  readonly by: string
}

/** Something of the registry that a figure rests on. */
export interface ReportItem {
  /** A service, version, waiver, policy or ledger entry. */
  readonly id: string
  /** In a sentence. */
  readonly because: string
  /** Its subject in the ledger. */
  readonly subject: string
}

/** A kind of trouble with the cases found, the worst first. */
export interface MaturityRisk {
  readonly kind:
    | 'fails-interoperability'
    | 'single-point'
    | 'overdue-sunset'
    | 'no-owner'
    | 'orphan'
    | 'lapsed-waiver'
  readonly title: string
  readonly meaning: string
  readonly count: number
  /** The first ones, at most 100. */
  readonly items: readonly ReportItem[]
  /** Systems that the cases touch, counted for each case by itself. */
  readonly touched: number
  /** The fact that lists all cases. */
  readonly fact?: string
}

/** What those who lead are to know, with everything that it rests on; an assessment and more. */
export interface MaturityReport {
  readonly model: string
  readonly modelVersion: string
  /** The name of the model. */
  readonly name: string
  readonly scope: Scope
  readonly asOf: Instant
  readonly level: MaturityLevel
  /** The mean over dimensions, a hint only. */
  readonly mean: number
  readonly confidence: Confidence
  readonly dimensions: readonly DimensionAssessment[]
  readonly roadMap: readonly RoadMapStep[]
  readonly title: string
  readonly scopeName: string
  readonly levels: readonly {
    readonly n: number
    readonly name: string
    readonly meaning: string
  }[]
  /** The most important in a few sentences. */
  readonly headlines: readonly string[]
  /** Each dimension with what its next level needs, in sentences. */
  readonly standing: readonly {
    readonly id: string
    readonly name: string
    readonly level: number
    /** The words of that level. */
    readonly reached: string
    readonly missing: readonly {
      readonly text: string
      readonly fact?: string
    }[]
  }[]
  /** The largest business areas, or circles, held against each dimension. */
  readonly heatMap: {
    readonly rows: readonly {
      readonly domain?: DomainPath
      readonly circle?: string
      readonly title: string
      readonly services: number
      readonly level: number
      /** Too few facts to say whether the area as a whole is higher. */
      readonly isOpen: boolean
      /** Which figures are not known where it may be higher, and how much they lack. */
      readonly lacks?: string
      readonly cells: readonly {
        readonly dimension: string
        readonly level: number
        /** Too few facts to say whether it is higher. */
        readonly isOpen: boolean
      }[]
    }[]
    /** How many smaller ones are not listed. */
    readonly leftOut: number
  }
  /** One point a day, oldest first, at most 60. */
  readonly trend: readonly {
    readonly asOf: Instant
    readonly level: number
    readonly mean: number
  }[]
  /** Kinds of trouble, the most widely felt first. */
  readonly risks: readonly MaturityRisk[]
  /** The nine activities of Porter's value chain, and last the services that name none. */
  readonly valueChain: readonly {
    readonly activity: string
    readonly name: string
    /** How many of the services are in good order. */
    readonly inOrder: number
    /** Pairs of a service of the activity and a system with an agreed use of it. */
    readonly uses: number
    /** Services. */
    readonly count: number
    /** At most 100 of the services, those with the most faults first. */
    readonly items: readonly ReportItem[]
  }[]
  readonly compliance: readonly {
    readonly pack: string
    readonly name: string
    readonly isPartial: boolean
    readonly met: number
    readonly notMet: number
    readonly noEvidence: number
    /** Controls that are not met, and those without evidence, at most 12. */
    readonly open: readonly {
      readonly id: string
      readonly title: string
      readonly state: 'not-met' | 'no-evidence'
    }[]
  }[]
  /** The beginning of the road map as sentences. */
  readonly nextSteps: readonly {
    readonly text: string
    readonly dimension: string
    readonly toLevel: number
    /** What it changes. */
    readonly effect: string
    /** What it takes. */
    readonly effort: string
    readonly fact?: string
    readonly items?: number
  }[]
  /** Every figure; each lists its items as a fact. */
  readonly facts: readonly {
    readonly id: string
    readonly area: string
    readonly name: string
    readonly definition: string
    readonly unit: string
    readonly better: 'up' | 'down'
    readonly scope: Scope
    readonly asOf: Instant
    readonly value: number | null
    readonly numerator: number | null
    readonly denominator: number | null
    readonly unknownBecause?: string
  }[]
  /** Headings and explanations by their keys, in the language of the report. */
  readonly texts: Readonly<Record<string, string>>
}

/** A standard whose controls are mapped to evidence. */
export interface CompliancePack {
  readonly id: string
  readonly version: string
  readonly name: string
  readonly description: string
  /** Whether each control of the part is listed, with evidence or with the reason why there is none. */
  readonly coverage: 'complete' | 'partial'
  readonly standard: {
    readonly title: string
    readonly edition: string
    readonly part: string
    readonly sources: readonly string[]
  }
}

/** All compliance packs. */
export interface CompliancePackList {
  readonly items: readonly CompliancePack[]
  readonly next: Next
}

/** A control of a standard, and how the registry stands to it. */
export interface ComplianceControl {
  /** Its number in the standard. */
  readonly id: string
  readonly title: string
  /** What the standard asks for. */
  readonly asks: string
  /** What the evidence does not show. */
  readonly limits?: string
  /** Not met when some evidence speaks against; no evidence when some is missing and none speaks against. */
  readonly state: 'met' | 'not-met' | 'no-evidence'
  readonly evidence: readonly {
    readonly kind: 'facts' | 'events' | 'second-person' | 'waivers' | 'policies' | 'ledger'
    readonly title: string
    readonly holds: 'yes' | 'no' | 'unknown'
    /** What was found, in a sentence. */
    readonly found: string
    /** Whether it speaks of the domain or circle that was asked about, or of the whole all the same. */
    readonly extent: 'scope' | 'whole'
    /** What it rests on, at most 20, what speaks against first. */
    readonly items: readonly ReportItem[]
    readonly total: number
    /** The facts that list everything. */
    readonly facts: readonly string[]
    /** The actions in the ledger that were asked for. */
    readonly actions: readonly string[]
  }[]
}

/** How the registry stands to a standard, control by control. */
export interface ComplianceStanding {
  readonly id: string
  readonly version: string
  readonly name: string
  readonly description: string
  readonly coverage: 'complete' | 'partial'
  readonly standard: {
    readonly title: string
    readonly edition: string
    readonly part: string
    readonly sources: readonly string[]
  }
  readonly scope: Scope
  readonly asOf: Instant
  readonly counts: {
    readonly met: number
    readonly notMet: number
    readonly noEvidence: number
  }
  readonly controls: readonly ComplianceControl[]
  /** Controls for which a registry holds no evidence, with the reason. */
  readonly outside: readonly {
    readonly controls: readonly string[]
    readonly because: string
  }[]
}

/** Maturity by one model at one moment. */
export interface Assessment {
  readonly model: string
  readonly modelVersion: string
  readonly name: string
  readonly scope: Scope
  readonly asOf: Instant
  readonly level: MaturityLevel
  /** The mean over dimensions, a hint only. */
  readonly mean: number
  readonly confidence: Confidence
  readonly dimensions: readonly DimensionAssessment[]
  readonly roadMap: readonly RoadMapStep[]
}

/** A figure computed from the registry, with the items behind it. */
export interface Fact {
  readonly id: string
  /** What it is about. */
  readonly area: string
  readonly name: string
  readonly definition: string
  readonly unit: 'share' | 'mean' | 'days'
  readonly better: 'up' | 'down'
  readonly scope: Scope
  readonly asOf: Instant
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unknownBecause?: string
  readonly items: readonly FactItem[]
}

/** A figure computed from the registry. */
export interface FactFigure {
  readonly id: string
  /** What it is about. */
  readonly area: string
  readonly name: string
  readonly definition: string
  readonly unit: 'share' | 'mean' | 'days'
  readonly better: 'up' | 'down'
  readonly scope: Scope
  readonly asOf: Instant
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unknownBecause?: string
}

/** A member of the population. */
export interface FactItem {
  /** A service, version, subscription or decision. */
  readonly id: string
  /** Its subject in the ledger. */
  readonly subject: string
  readonly counted: boolean
  /** What it adds to a mean. */
  readonly amount?: number
  /** Why it counts or does not. */
  readonly because: string
}

/** All facts of a scope. */
export interface FactFigureList {
  readonly items: readonly FactFigure[]
  readonly next: Next
}

/** One page of the items behind a fact. */
export interface FactItemList {
  readonly items: readonly FactItem[]
  readonly next: Next
}

/** Domains, circles and moments side by side; values stand in the order of the points. */
export interface MaturityComparison {
  readonly model: string
  readonly modelVersion: string
  readonly points: readonly {
    readonly scope: Scope
    readonly asOf: Instant
    readonly level: {
      readonly n: number
      readonly id: string
      readonly name: string
    }
    readonly mean: number
    /** How many criteria and questions rest on what. */
    readonly confidence: {
      readonly computed: number
      readonly answered: number
      readonly stale: number
      readonly unknown: number
    }
  }[]
  readonly dimensions: readonly {
    readonly id: string
    readonly name: string
    readonly levels: readonly number[]
  }[]
  readonly facts: readonly {
    readonly id: string
    readonly name: string
    readonly unit: 'share' | 'mean' | 'days'
    readonly better: 'up' | 'down'
    readonly values: readonly (number | null)[]
  }[]
}

export type TargetProgress = MaturityTarget & {
  readonly circle: string
  /** The name of the fact; its id where the registry does not collect it. */
  readonly name: string
  readonly unit: string
  readonly value: number | null
  readonly numerator?: number
  readonly denominator?: number
  /** `open` until its day, `missed` from then on; `unknown` when the figure cannot be told. */
  readonly state: 'met' | 'open' | 'missed' | 'unknown'
}

/** The targets of circles, with their progress. */
export interface TargetProgressList {
  readonly items: readonly TargetProgress[]
  readonly next: Next
}
