"""Reads the text sources: a head of `key: value` lines, then blocks (the format is told in README.md)."""
import re
from dataclasses import dataclass, field

STANCES = {'+': 'supports', '+-': 'supports_with_reservation', '=': 'no_objection', '0': 'abstains', '~': 'doubts', '-': 'opposes', '>': 'proposes_change', '?': 'asks', '.': 'none'}
LABELLED = re.compile(r'^((?:g|\d[\d.]*|[a-zåäö_]+)(?:,(?:g|\d[\d.]*|[a-zåäö_]+))*) (\+-|[+=0~>?.-])((?:/(?:\+-|[+=0~>?.-]))*) (\S.*)$')


@dataclass
class Piece:
    text: str
    why: str = None
    sections: list = field(default_factory=list)
    stance: str = None
    alt: list = field(default_factory=list)
    respondent: str = None
    kind: str = None
    heading: str = None


@dataclass
class Para:
    style: str  # p h1 h2 h3 pseudo under bullet num
    pieces: list
    flags: str = ''
    list_id: int = 0


@dataclass
class Table:
    widths: list
    border: bool
    rows: list  # rows of cells of blocks
    shade: bool = False


@dataclass
class Mark:
    what: str  # page, textbox
    blocks: list = field(default_factory=list)


@dataclass
class Doc:
    meta: dict
    blocks: list
    footnotes: dict
    comments: dict
    also: list = field(default_factory=list)
    numbered: bool = False
    pages: dict = field(default_factory=dict)

    def paras(self, blocks=None):
        for b in self.blocks if blocks is None else blocks:
            if isinstance(b, Para): yield b
            elif isinstance(b, Mark): yield from self.paras(b.blocks)
            else:
                for row in b.rows:
                    for cell in row: yield from self.paras(cell)

    def pieces(self):
        """The body, each note where it is called, then the comments: all that has words."""
        for para in self.paras():
            for piece in para.pieces:
                yield piece
                for n in re.findall(r'\{f(\d+)\}', piece.text): yield from self.footnotes[n]
        for _, pieces in self.comments.values(): yield from pieces
        seen = set()
        for key in ('header', 'footer'):
            for line in self.meta.get(key, []):
                text = re.sub(r'\s*\|\s*', ' ', line).strip()
                if '{page}' in text: text = re.sub(r'\s*(Sida )?\{page\}\s*[^ ]*( av \{pages\})?', '', text).strip()
                if text and text not in seen: seen.add(text); yield Piece(text, why='page header/footer')

    def outline(self):
        count = [0, 0, 0]
        for p in self.paras():
            if p.style in ('h1', 'h2', 'h3'):
                level = int(p.style[1])
                count[level - 1] += 1
                count[level:] = [0] * (3 - level)
                yield '.'.join(map(str, count[:level])), plain(p.pieces[0].text), level

    def sections(self):
        rows, outline = [], list(self.outline())
        for p in self.paras():
            text = ' '.join(plain(x.text) for x in p.pieces)
            if p.style in ('h1', 'h2', 'h3'):
                number, heading, level = outline[len(rows)]
                ident = number if self.numbered else p.flags
                rows.append(dict(id=ident, number=number if self.numbered else None, heading=heading, level=level, text=''))
            elif rows: rows[-1]['text'] = (rows[-1]['text'] + ' ' + text).strip()
        return rows

    def response_row(self):
        m = self.meta
        row = dict(file=m['file'], respondent=m['respondent'], kind=m['kind'], date=m.get('date'), dnr=m.get('dnr'), overall=m['overall'], decision_quote=m.get('decision'), complete=True)
        if m.get('overall_alt'): row['overall_alt'] = m['overall_alt'].split()
        if self.also: row['also'] = self.also
        return row


def plain(text):
    """The words as a reader sees them: insertions in, deletions out, no marks of notes, comments or bold."""
    text = re.sub(r'\{-.*?-\}', '', text)
    text = re.sub(r'\{\+(.*?)\+\}', r'\1', text)
    text = re.sub(r'\{c\d+:(.*?)\}', r'\1', text)
    text = re.sub(r'\{f\d+\}', '', text)
    return text.replace('**', '').replace('__', '').replace('\\t', ' ').strip()


class Reader:
    def __init__(self, lines, meta, programme=False):
        self.meta, self.programme = meta, programme
        self.lines, self.at = lines, 0
        self.respondent, self.kind, self.heading = meta.get('respondent'), meta.get('kind'), None
        self.lists, self.also, self.footnotes, self.comments = 0, [], {}, {}

    def piece(self, line):
        if self.programme: return Piece(line)
        m = LABELLED.match(line)
        if not m: raise SystemExit(f"{self.meta['file']}: no label: {line}")
        return Piece(m[4], None, ['general' if s == 'g' else s for s in m[1].split(',')], STANCES[m[2]], [STANCES[a] for a in m[3].split('/') if a], self.respondent, self.kind, self.heading)

    def blocks(self, ends=()):
        out, para = [], None
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip()
            self.at += 1
            if line.split(' ')[0] in ends: self.at -= 1; return out
            if line.startswith('//'): continue
            if not line: para = None; continue
            if line.startswith('@'): para = None; self.directive(line, out); continue
            m = re.match(r'^(#{1,3}|\*#|_#)(\S*) (.+)$', line)
            if m:
                style = {'*#': 'pseudo', '_#': 'under'}.get(m[1], f'h{len(m[1])}')
                self.heading = plain(m[3])
                out.append(Para(style, [Piece(m[3], why='heading')], m[2]))
                para = None
                continue
            m = re.match(r'^!(\S*) ([^|]+?) \| (.*)$', line)
            if m:
                if '&' in m[1]: out[-1].pieces.append(Piece(m[3], why=m[2])); continue
                if m[2] in ('heading', 'form'): self.heading = plain(m[3])
                para = Para('num' if 'n' in m[1] else 'bullet' if 'u' in m[1] else 'p', [Piece(m[3], why=m[2])], m[1])
                if para.style == 'num': self.number(para, out)
                out.append(para)
                para = None
                continue
            m = re.match(r'^(- |\d+\. |& )(.+)$', line)
            if m and m[1] != '& ':
                para = Para('bullet' if m[1] == '- ' else 'num', [self.piece(m[2])])
                if para.style == 'num': self.number(para, out)
                out.append(para)
            elif m: para = out[-1]; para.pieces.append(self.piece(m[2]))
            elif para and not self.programme: para.pieces.append(self.piece(line))
            else: para = Para('p', [self.piece(line)]); out.append(para)
        return out

    def number(self, para, out):
        if not (out and isinstance(out[-1], Para) and out[-1].style == 'num'): self.lists += 1
        para.list_id = self.lists

    def directive(self, line, out):
        word, *rest = line.split()
        if word == '@page': out.append(Mark('page'))
        elif word == '@by':
            # from here on another speaks: a reservation, a special statement
            who, kind, overall, *quote = [x.strip() for x in line[3:].split('|')]
            self.respondent, self.kind = who, kind
            if overall: self.also.append(dict(respondent=who, kind=kind, date=self.meta.get('date'), overall=overall, decision_quote=quote[0] if quote else None))
        elif word == '@main': self.respondent, self.kind = self.meta['respondent'], self.meta['kind']
        elif word in ('@table', '@layout'):
            table = Table([int(x) for x in rest], word == '@table', [])
            while self.lines[self.at].split(' ')[0] != '@end':
                head = self.lines[self.at].strip()
                self.at += 1
                if head == '@row': table.rows.append([])
                elif head == '@cell': table.rows[-1].append(self.blocks(('@cell', '@row', '@end')))
                elif head: raise SystemExit(f"{self.meta['file']}: in a table: {head}")
            self.at += 1
            out.append(table)
        elif word == '@box':
            inner = self.blocks(('@end',))
            self.at += 1
            out.append(Mark('textbox', inner) if rest else Table([100], True, [[inner]], shade=True))
        elif word == '@footnote': self.footnotes[rest[0]] = self.pieces()
        elif word == '@comment': self.comments[rest[0]] = (' '.join(rest[1:]), self.pieces())
        else: raise SystemExit(f"{self.meta['file']}: unknown {line}")

    def pieces(self):
        out = []
        while self.at < len(self.lines) and self.lines[self.at].strip():
            line = self.lines[self.at].strip()
            self.at += 1
            m = re.match(r'^!\S* ([^|]+?) \| (.*)$', line)
            out.append(Piece(m[2], why=m[1]) if m else self.piece(line))
        return out


def parse(text, programme=False, base=None):
    head, body = text.split('\n\n', 1)
    meta = dict(base or {})
    for line in head.strip().splitlines():
        key, value = line.split(':', 1)
        if key in ('header', 'footer'): meta.setdefault(key, []).append(value.strip())
        else: meta[key] = value.strip()
    reader = Reader(body.splitlines(), meta, programme)
    blocks = reader.blocks()
    return Doc(meta, blocks, reader.footnotes, reader.comments, reader.also)


def read_response(path):
    """One file's parts: more than one where the file is a bundle (parted by lines of `=== part`)."""
    parts = re.split(r'^=== part\n', path.read_text(), flags=re.M)
    first = parse(parts[0])
    return [first] + [parse(p, base={k: first.meta[k] for k in ('file', 'font', 'size') if k in first.meta}) for p in parts[1:]]


def read_programme(path):
    doc = parse(path.read_text(), programme=True)
    doc.numbered = doc.meta.get('numbered') == 'yes'
    return doc
