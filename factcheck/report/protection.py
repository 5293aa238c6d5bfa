"""Protected sources: a report names them only where somebody asked for it."""

from dataclasses import replace

from factcheck.attribution import Source, SourceKind
from factcheck.model import Record


def unnamed(record: Record) -> Record:
    """Return the record without anything that tells who its protected sources are.

    Each keeps its id and gets a number for a name, so that chains stay whole and two of them stay two. What hops that
    name it say of it goes too, and so do the words of the article that led to it.
    """
    if not any(source.protected for source in record.sources):
        return record
    hidden = {source.id: source for source in record.sources if source.protected}
    number = {id: place for place, id in enumerate(hidden, 1)}
    names = [name for source in hidden.values() for name in source.names]
    sources = tuple(_hidden(source, number[source.id]) if source.protected else source for source in record.sources)
    hops = tuple(
        replace(hop, link="", said="", note="", cue=None) if hop.source in hidden else hop for hop in record.hops
    )
    closed = {hop.evidence for hop in record.hops if hop.source in hidden}
    closed |= {item.id for item in record.evidence if item.publisher and item.publisher in names}
    evidence = tuple(
        replace(item, title="", publisher="", url="", quote="", translation="", affiliation="", interests="", note="")
        if item.id in closed
        else item
        for item in record.evidence
    )
    # A copy shows where it was taken from, and what stands in it.
    snapshots = tuple(each for each in record.snapshots if each.evidence not in closed)
    kept = {version.original for version in record.versions} | {each.sha256 for each in snapshots}
    originals = tuple(original for original in record.originals if original.sha256 in kept)
    return replace(record, sources=sources, hops=hops, evidence=evidence, snapshots=snapshots, originals=originals)


def _hidden(source: Source, number: int) -> Source:
    return Source(source.id, SourceKind.ANONYMOUS, f"مصدر محمي {number}", f"Protected source {number}", protected=True)
