/** The names that other programs and `ClaimReview` and `MediaReview` give to the fields of our claims (`other-names.ts`). */

export const claimNames = {
  '': {
    statement: 'claim, claim reviewed, text, title, name, quote',
    rating: 'verdict, review rating, conclusion, truth, truth rating, label, result',
    certainty: 'confidence, grade, quality of evidence, strength, certainty of evidence',
    certaintyReason: 'certainty rationale, downgraded, reason for certainty, grade reason',
    rationale: 'reason, explanation, why, summary, description, justification',
    claimants: 'claimant, author, authors, said by, claimed by, speaker, speakers, people',
    background: 'explainers, explainer, primer, primers, context, see also, further reading',
    evidence: 'sources, source, studies, references, citations, trials',
    media: 'image, picture, photo, video, audio, media review, media item',
  },
  'claimants.*': {
    name: 'who, person, organization, organisation, speaker, literal',
    type: 'kind',
    url: 'link, website, homepage',
    sameAs: 'wikipedia, wikidata, same as, profiles',
    where: 'source, place, venue, medium, publication',
    whereUrl: 'appearance, first appearance, source url, permalink, post, where link',
    date: 'when, published, day, year',
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
