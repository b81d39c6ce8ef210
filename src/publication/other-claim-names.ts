/** The names that other programs and `ClaimReview` and `MediaReview` give to the fields of our claims (`other-names.ts`). */

export const claimNames = {
  '': {
    statement: 'claim, claim reviewed, text, title, name, quote',
    rating: 'verdict, review rating, conclusion, truth, truth rating, label, result',
    certainty: 'confidence, grade, quality of evidence, strength, certainty of evidence',
    certaintyReason: 'certainty rationale, downgraded, reason for certainty, grade reason',
    rationale: 'reason, explanation, why, summary, description, justification',
    appearances: 'appearance, first appearance, where, places, sightings, occurrences',
    claimants: 'claimant, author, authors, said by, claimed by, speaker, speakers, people',
    background: 'explainers, explainer, primer, primers, context, see also, further reading',
    unknowns: 'unknown, not known, what is not known, gaps, uncertainties, open questions',
    questions: 'question, questions to ask, ask, ask your doctor, checklist',
    evidence: 'sources, source, studies, references, citations, trials',
    media: 'image, picture, photo, video, audio, media review, media item',
  },
  'claimants.*': {
    claimant: 'record, claimant id, ref, key',
    name: 'who, person, organization, organisation, speaker, literal',
    type: 'kind',
    url: 'link, website, homepage',
    sameAs: 'wikipedia, wikidata, same as, profiles',
    where: 'source, place, venue, medium, publication',
    whereUrl: 'appearance, first appearance, source url, permalink, post, where link',
    date: 'when, published, day, year',
  },
  'appearances.*': {
    where: 'place, venue, source, publication, name, title, programme, program',
    url: 'link, address, permalink, where url, where link, source url',
    archived: 'archive, archived at, archived url, copy, archive url',
    date: 'when, published, date published, day, year',
    medium: 'type, kind, channel, platform, source type',
    quotation: 'quote, text, words, excerpt, said',
    language: 'lang, quotation language, in language, locale',
    claimant: 'author, by, speaker, said by, claimed by, who',
    media: 'image, picture, video, audio, associated media',
    first: 'is first, first appearance, original, earliest',
  },
  'appearances.*.media': {
    kind: 'type, media type, format',
    url: 'link, address, content url, video url, image url',
  },
  media: {
    kind: 'type, media type, format',
    url: 'link, address, content url, video url, image url, where',
    archived: 'archive, archived at, archived url, copy',
    category: 'rating, media rating, verdict, media authenticity category, authenticity, label',
    original: 'original media link, original media url, source, original url',
    context: 'original media context, original media context description, description, explanation',
  },
  'evidence.*': {
    reference: 'source, study, key, citation, citation key, cite, ref, doi',
    design: 'study type, type, study design, method',
    designKind: 'kind, design type, level of evidence',
    participants: 'n, sample, sample size, patients, size, people',
    comparator: 'control, comparison, compared with, versus',
    blinding: 'blinded, masking, blind',
    finding: 'result, direction, outcome, conclusion, verdict, effect',
    summary: 'description, text, findings, notes, note',
    limits: 'limitations, limitation, risk of bias, bias, caveats',
    funding: 'funder, sponsor, funded by, funders',
  },
} satisfies Record<string, Record<string, string>>

/** The names elsewhere of the fields of claimants. */
export const claimantNames = {
  '': {
    name: 'title, label, full name, claimant',
    type: 'kind',
    description: 'bio, biography, about, summary, who, text, tagline',
    url: 'website, homepage, link, web, site',
    sameAs: 'wikipedia, wikidata, same as, profiles, orcid, twitter, social',
    reply: 'response, statement, answer, right of reply, comment',
  },
  reply: {
    date: 'day, published, when, received',
    text: 'body, reply, statement, content, words',
    url: 'link, source, address, page',
  },
} satisfies Record<string, Record<string, string>>
