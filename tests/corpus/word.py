"""Writes a source as Word (plain XML in a zip) or as plain text."""
import re, textwrap, zipfile
from xml.sax.saxutils import escape
from source import Doc, Mark, Para, Table, plain

NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
      'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
      'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
      'xmlns:v="urn:schemas-microsoft-com:vml"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STAMP = '2025-03-04T09:00:00Z'
WIDTH = 8504  # text width in twentieths of a point: A4 with 3 cm margins
ONSETS = ('skr', 'str', 'spr', 'skj', 'stj', 'sk', 'st', 'sp', 'sv', 'tr', 'pr', 'kr', 'gr', 'dr', 'br', 'fr', 'bl', 'kl', 'pl', 'fl', 'gl', 'sl', 'tj', 'kv', 'kn')


def hyphenate(word):
    """Soft hyphens by the one-consonant rule, onsets kept together."""
    if len(word) < 8: return word
    out, last = '', 0
    for m in re.finditer(r'(?<=[aeiouyåäö])([bcdfghjklmnpqrstvwxz]+)(?=[aeiouyåäö])', word, re.I):
        group = m[1]
        cut = m.end() - next((len(o) for o in ONSETS if len(group) > len(o) and group.lower().endswith(o)), 1)
        if group.lower().endswith('ck') or group.lower() == 'x' or (m.start() == 2 and word[:2].lower() == 'be'): continue
        if word[:m.end()].lower().endswith('ningsk'): cut = m.end() - 1
        if cut >= 3 and len(word) - cut >= 3 and cut > last: out += word[last:cut] + '\u00ad'; last = cut
    return out + word[last:]


class Writer:
    def __init__(self, doc):
        self.doc, self.changes = doc, 100
        self.hyphens = doc.meta.get('hyphenate')
        self.serif = doc.meta.get('font', 'serif') == 'serif'

    def run(self, text, props='', tag='w:t'):
        if not text: return ''
        if self.hyphens: text = re.sub(r'\w+', lambda m: hyphenate(m[0]), text)
        props = f'<w:rPr>{props}</w:rPr>' if props else ''
        bits = []
        for i, bit in enumerate(text.split('\\t')):
            if i: bits.append(f'<w:r>{props}<w:tab/></w:r>')
            if bit: bits.append(f'<w:r>{props}<{tag} xml:space="preserve">{escape(bit)}</{tag}></w:r>')
        return ''.join(bits)

    def runs(self, text, props=''):
        out, bold, slant = '', False, False
        for bit in re.split(r'(\*\*|__|\{\+.*?\+\}|\{-.*?-\}|\{c\d+:.*?\}|\{f\d+\})', text):
            now = props + ('<w:b/>' if bold and '<w:b/>' not in props else '') + ('<w:i/>' if slant else '')
            if bit == '**': bold = not bold
            elif bit == '__': slant = not slant
            elif bit.startswith('{f'): out += f'<w:r><w:rPr><w:rStyle w:val="Fotnotsreferens"/></w:rPr><w:footnoteReference w:id="{int(bit[2:-1]) + 1}"/></w:r>'
            elif bit.startswith('{c'):
                n, words = bit[2:-1].split(':', 1)
                out += f'<w:commentRangeStart w:id="{n}"/>{self.run(words, now)}<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'
            elif bit.startswith('{+') or bit.startswith('{-'):
                self.changes += 1
                tag, inner = ('ins', 'w:t') if bit[1] == '+' else ('del', 'w:delText')
                out += f'<w:{tag} w:id="{self.changes}" w:author="Nämndsekreterare" w:date="{STAMP}">{self.run(bit[2:-2], now, inner)}</w:{tag}>'
            else: out += self.run(bit, now)
        return out

    def para(self, p, room=False):
        props, runs = '', ''
        if p.style in ('h1', 'h2', 'h3'): props = f'<w:pStyle w:val="Rubrik{p.style[1]}"/>'
        elif p.style == 'bullet': props = '<w:pStyle w:val="Liststycke"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
        elif p.style == 'num': props = f'<w:pStyle w:val="Liststycke"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{10 + p.list_id}"/></w:numPr>'
        elif p.style in ('pseudo', 'under'): props = '<w:keepNext/><w:spacing w:before="200" w:after="60"/>'
        elif 't' in p.flags: props = '<w:pStyle w:val="Rubrik"/>'
        if p.style == 'p' and p.flags:
            if 'k' in p.flags or room: props += '<w:spacing' + (' w:before="520"' if room else '') + (' w:after="0"' if 'k' in p.flags else '') + '/>'
            if 'q' in p.flags: props += '<w:ind w:left="567" w:right="567"/>'
            if 'r' in p.flags: props += '<w:jc w:val="right"/>'
            if 'c' in p.flags: props += '<w:jc w:val="center"/>'
            if '\\t' in p.pieces[0].text: props = f'<w:tabs><w:tab w:val="left" w:pos="{WIDTH * 6 // 10}"/></w:tabs>' + props
        flags = p.flags if p.style in ('p', 'num', 'bullet') else ''  # a heading's flags are its id
        rpr = ('<w:b/>' if 'b' in flags or p.style == 'pseudo' else '') + ('<w:i/>' if 'q' in flags or 'i' in flags else '') + ('<w:u w:val="single"/>' if p.style == 'under' else '') + ('<w:sz w:val="17"/>' if 's' in flags else '')
        for i, piece in enumerate(p.pieces): runs += (self.run(' ', rpr) if i else '') + self.runs(piece.text, rpr)
        return f'<w:p><w:pPr>{props}</w:pPr>{runs}</w:p>'

    def table(self, t):
        edge = 'single' if t.border else 'nil'
        borders = ''.join(f'<w:{s} w:val="{edge}" w:sz="4" w:space="0" w:color="808080"/>' for s in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
        widths = [WIDTH * x // 100 for x in t.widths]
        out = f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' + ''.join(f'<w:gridCol w:w="{w}"/>' for w in widths) + '</w:tblGrid>'
        for row in t.rows:
            out += '<w:tr>'
            for i, cell in enumerate(row):
                width = sum(widths[i:]) if i == len(row) - 1 else widths[i]
                span = f'<w:gridSpan w:val="{len(widths) - i}"/>' if i == len(row) - 1 and len(widths) - i > 1 else ''
                shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EEF4"/>' if t.shade else ''
                inner = self.blocks(cell)
                if t.border and not t.shade and row is not t.rows[-1] and len(t.rows) < 9: inner = inner.replace('<w:pPr>', '<w:pPr><w:keepNext/>')
                if not inner.endswith('</w:p>'): inner += '<w:p/>'
                out += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr>{inner}</w:tc>'
            out += '</w:tr>'
        return out + '</w:tbl><w:p><w:pPr><w:spacing w:after="60"/></w:pPr></w:p>'

    def textbox(self, mark):
        inner, cx, cy = self.blocks(mark.blocks), 5760000, 1500000
        return ('<w:p><w:pPr><w:spacing w:before="120" w:after="120"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
                f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="1" name="Textruta 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
                f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="E8EEF4"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="5B7A99"/></a:solidFill></a:ln></wps:spPr>'
                f'<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr lIns="91440" tIns="91440" rIns="91440" bIns="45720"><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
                f'<mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="width:425pt;height:130pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>')

    def blocks(self, blocks):
        out = ''
        signed = False
        for b in blocks:
            if isinstance(b, Para):
                signs = b.pieces[0].why == 'signature'
                out += self.para(b, signs and not signed)
                signed = signs
            elif isinstance(b, Table): out += self.table(b)
            elif b.what == 'page': out += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            else: out += self.textbox(b)
        return out

    def toc(self):
        rows = list(self.doc.outline())
        out = '<w:p><w:pPr><w:pStyle w:val="Innehllsfrteckningsrubrik"/></w:pPr><w:r><w:t>Innehåll</w:t></w:r></w:p>'
        for i, (number, heading, level) in enumerate(rows):
            start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' if i == 0 else ''
            num = f'<w:r><w:t>{number}</w:t></w:r><w:r><w:tab/></w:r>' if self.doc.numbered else ''
            tabs = f'<w:tabs>' + (f'<w:tab w:val="left" w:pos="{[440, 880, 1320][level - 1] + [0, 220, 440][level - 1]}"/>' if num else '') + f'<w:tab w:val="right" w:leader="dot" w:pos="{WIDTH}"/></w:tabs>'
            out += (f'<w:p><w:pPr><w:pStyle w:val="Innehll{level}"/>{tabs}</w:pPr>{start}<w:hyperlink w:anchor="_Toc{1000 + i}" w:history="1">{num}<w:r><w:t xml:space="preserve">{escape(heading)}</w:t></w:r>'
                    f'<w:r><w:tab/></w:r><w:r><w:t>{self.doc.pages.get(number, 3)}</w:t></w:r></w:hyperlink></w:p>')
        return out + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'

    def furniture(self, lines, tag):
        out = ''
        for line in lines:
            cells = [c.strip() for c in line.split('|')]
            pos = f'<w:tab w:val="right" w:pos="{WIDTH}"/>' if len(cells) == 2 else f'<w:tab w:val="left" w:pos="{WIDTH // 3}"/><w:tab w:val="left" w:pos="{WIDTH * 2 // 3}"/>'
            runs = ''
            for i, cell in enumerate(cells):
                if i: runs += '<w:r><w:tab/></w:r>'
                for bit in re.split(r'(\{pages?\})', cell):
                    if bit in ('{page}', '{pages}'): runs += f'<w:fldSimple w:instr=" {"PAGE" if bit == "{page}" else "NUMPAGES"} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
                    elif bit: runs += f'<w:r><w:t xml:space="preserve">{escape(bit)}</w:t></w:r>'
            out += f'<w:p><w:pPr><w:pStyle w:val="{"Sidhuvud" if tag == "hdr" else "Sidfot"}"/><w:tabs>{pos}</w:tabs></w:pPr>{runs}</w:p>'
        return f'{HEAD}<w:{tag} {NS}>{out or "<w:p/>"}</w:{tag}>'

    def document(self):
        body = ''
        blocks = list(self.doc.blocks)
        if self.doc.meta.get('toc'):
            at = next(i for i, b in enumerate(blocks) if isinstance(b, Para) and b.style == 'h1')
            body = self.blocks(blocks[:at]) + self.toc() + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            blocks = blocks[at:]
        number = iter(range(1000, 1100))
        rest = self.blocks(blocks)
        if self.doc.meta.get('toc'):
            rest = re.sub(r'(<w:p><w:pPr><w:pStyle w:val="Rubrik\d"/>.*?</w:pPr>)(.*?)</w:p>', lambda m: (lambda n: f'{m[1]}<w:bookmarkStart w:id="{n}" w:name="_Toc{n}"/>{m[2]}<w:bookmarkEnd w:id="{n}"/></w:p>')(next(number)), rest)
        page = ('<w:headerReference w:type="default" r:id="rId10"/><w:footerReference w:type="default" r:id="rId11"/><w:pgSz w:w="11906" w:h="16838"/>'
                '<w:pgMar w:top="1700" w:right="1701" w:bottom="1701" w:left="1701" w:header="680" w:footer="560" w:gutter="0"/>')
        cols = self.doc.meta.get('cols')
        if cols:
            # the letterhead runs over the whole width, the text below it in columns
            at = next(i for i, b in enumerate(blocks) if isinstance(b, Para) and b.style != 'p')
            rest = self.blocks(blocks[:at]) + f'<w:p><w:pPr><w:spacing w:after="0"/><w:sectPr>{page}</w:sectPr></w:pPr></w:p>' + self.blocks(blocks[at:])
            page = page.replace('<w:pgSz', '<w:type w:val="continuous"/><w:pgSz') + f'<w:cols w:num="{cols}" w:space="567"/>'
        return f'{HEAD}<w:document {NS} mc:Ignorable="wps"><w:body>{body}{rest}<w:sectPr>{page}</w:sectPr></w:body></w:document>'.replace(' mc:Ignorable="wps"', '')

    def styles(self):
        font = 'Times New Roman' if self.serif else 'Arial'
        head = 'Arial' if self.doc.meta.get('headfont', 'sans') == 'sans' else font
        size = int(float(self.doc.meta.get('size', 12 if self.serif else 11)) * 2)
        just = '<w:jc w:val="both"/>' if self.doc.meta.get('justify') else ''
        def style(ident, name, ppr='', rpr='', based='Normal', kind='paragraph', default=''):
            base = f'<w:basedOn w:val="{based}"/>' if based else ''
            return f'<w:style w:type="{kind}"{default} w:styleId="{ident}"><w:name w:val="{name}"/>{base}<w:qFormat/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>'.replace('<w:pPr></w:pPr>', '').replace('<w:rPr></w:rPr>', '')
        out = f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="sv-SE" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        out += style('Normal', 'Normal', f'<w:spacing w:after="160" w:line="288" w:lineRule="auto"/>{just}', '', None, default=' w:default="1"')
        for level, (sz, before) in enumerate(((32, 360), (26, 280), (22, 220)), 1):
            num = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>' if self.doc.numbered else ''
            if not self.doc.numbered: sz, before = (28, 24, 22)[level - 1], before - 60
            out += style(f'Rubrik{level}', f'heading {level}', f'<w:keepNext/>{num}<w:spacing w:before="{before}" w:after="80"/><w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>', f'<w:rFonts w:ascii="{head}" w:hAnsi="{head}"/><w:b/><w:sz w:val="{sz}"/>')
            out += style(f'Innehll{level}', f'toc {level}', f'<w:spacing w:after="40"/><w:ind w:left="{(level - 1) * 220}"/>')
        out += style('Innehllsfrteckningsrubrik', 'TOC Heading', '<w:spacing w:before="240" w:after="120"/>', f'<w:rFonts w:ascii="{head}" w:hAnsi="{head}"/><w:b/><w:sz w:val="32"/>')
        out += style('Rubrik', 'Title', '<w:spacing w:before="200" w:after="160"/><w:jc w:val="left"/>', f'<w:rFonts w:ascii="{head}" w:hAnsi="{head}"/><w:b/><w:sz w:val="{self.doc.meta.get("titlesize", 34)}"/>')
        out += style('Liststycke', 'List Paragraph', '<w:spacing w:after="80"/><w:ind w:left="567"/>')
        out += style('Sidhuvud', 'header', '<w:spacing w:after="0"/><w:jc w:val="left"/>', '<w:sz w:val="18"/>')
        out += style('Sidfot', 'footer', '<w:spacing w:after="0"/><w:jc w:val="left"/>', '<w:sz w:val="16"/>')
        out += style('Fotnotstext', 'footnote text', '<w:spacing w:after="0"/>', '<w:sz w:val="18"/>')
        out += style('Kommentarer', 'annotation text', '', '<w:sz w:val="20"/>')
        out += style('Fotnotsreferens', 'footnote reference', '', '<w:vertAlign w:val="superscript"/>', None, 'character')
        return f'{HEAD}<w:styles {NS}>{out}</w:styles>'

    def numbering(self):
        level = lambda i, fmt, text, ppr, extra='': f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{ppr}</w:pPr></w:lvl>'
        heads = ''.join(level(i, 'decimal', t, f'<w:ind w:left="{ind}" w:hanging="{ind}"/>', f'<w:pStyle w:val="Rubrik{i + 1}"/>') for i, (t, ind) in enumerate((('%1', 567), ('%1.%2', 709), ('%1.%2.%3', 851))))
        out = f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{heads}</w:abstractNum>'
        out += f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{level(0, "bullet", "•", "<w:ind w:left=%s w:hanging=%s/>" % (chr(34) + "567" + chr(34), chr(34) + "283" + chr(34)))}</w:abstractNum>'
        out += f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>{level(0, "decimal", "%1.", "<w:ind w:left=%s w:hanging=%s/>" % (chr(34) + "567" + chr(34), chr(34) + "397" + chr(34)))}</w:abstractNum>'
        out += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        for n in sorted({p.list_id for p in self.doc.paras() if p.style == 'num'}):
            out += f'<w:num w:numId="{10 + n}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        return f'{HEAD}<w:numbering {NS}>{out}</w:numbering>'

    def notes(self):
        out = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        for n, pieces in self.doc.footnotes.items():
            out += f'<w:footnote w:id="{int(n) + 1}"><w:p><w:pPr><w:pStyle w:val="Fotnotstext"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Fotnotsreferens"/></w:rPr><w:footnoteRef/></w:r>{self.run(" " + " ".join(p.text for p in pieces))}</w:p></w:footnote>'
        return f'{HEAD}<w:footnotes {NS}>{out}</w:footnotes>'

    def remarks(self):
        out = ''
        for n, (author, pieces) in self.doc.comments.items():
            initials = ''.join(w[0] for w in author.split()).upper()
            out += f'<w:comment w:id="{n}" w:author="{escape(author)}" w:date="{STAMP}" w:initials="{initials}"><w:p><w:pPr><w:pStyle w:val="Kommentarer"/></w:pPr>{self.run(" ".join(p.text for p in pieces))}</w:p></w:comment>'
        return f'{HEAD}<w:comments {NS}>{out}</w:comments>'


def write(doc, path):
    w = Writer(doc)
    base = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
    rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    parts = {'styles': w.styles(), 'numbering': w.numbering(), 'header1': w.furniture(doc.meta.get('header', []), 'hdr'), 'footer1': w.furniture(doc.meta.get('footer', []), 'ftr')}
    if doc.footnotes: parts['footnotes'] = w.notes()
    if doc.comments: parts['comments'] = w.remarks()
    parts['settings'] = f'{HEAD}<w:settings {NS}><w:defaultTabStop w:val="1304"/></w:settings>'
    ids = {'header1': 'rId10', 'footer1': 'rId11'}
    types = f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{base}.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    rels = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    for i, name in enumerate(parts, 1):
        kind = name.rstrip('1')
        types += f'<Override PartName="/word/{name}.xml" ContentType="{base}.{kind}+xml"/>'
        rels += f'<Relationship Id="{ids.get(name, f"rId{i}")}" Type="{rel}/{kind}" Target="{name}.xml"/>'
    core = (f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f'<dc:title>{escape(doc.meta.get("title", ""))}</dc:title><dc:language>sv-SE</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{STAMP}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{STAMP}</dcterms:modified></cp:coreProperties>')
    top = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    entries = [('[Content_Types].xml', types + '</Types>'), ('_rels/.rels', top), ('word/document.xml', w.document()), ('word/_rels/document.xml.rels', rels + '</Relationships>')]
    entries += [(f'word/{n}.xml', x) for n, x in parts.items()] + [('docProps/core.xml', core)]
    pack(path, [(n, x.encode()) for n, x in entries])


def pack(path, entries):
    with zipfile.ZipFile(path, 'w') as z:
        for name, data in entries:
            info = zipfile.ZipInfo(name, (2025, 4, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == 'mimetype' else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            z.writestr(info, data)


def settle_zip(made, target):
    """An OpenDocument file with the clock and the maker's traces taken out."""
    with zipfile.ZipFile(made) as z: entries = [(n, z.read(n)) for n in z.namelist() if not n.startswith(('Thumbnails/', 'Configurations2/', 'layout-cache')) and not n.endswith('/')]
    out = []
    for name, data in entries:
        if name == 'meta.xml': data = re.sub(rb'<(dc:date|meta:creation-date|meta:editing-duration|meta:generator|meta:editing-cycles)>.*?</\1>', b'', data)
        if name == 'settings.xml': data = re.sub(rb'(config:name="Rsid[^>]*>)\d+', rb'\g<1>0', data)
        if name == 'META-INF/manifest.xml': data = re.sub(rb'\s*<manifest:file-entry [^>]*full-path="(Thumbnails|Configurations2|layout-cache)[^>]*>', b'', data)
        out.append((name, data))
    pack(target, out)


def text(doc):
    """Plain text, wrapped as a mail program or an old journal system would."""
    width, out, n, last = int(doc.meta.get('wrap', 74)), [], 0, None
    for p in doc.paras():
        words = ' '.join(plain(x.text) for x in p.pieces)
        if p.style == 'num':
            n = n + 1 if last == p.list_id else 1
            last = p.list_id
            out += [textwrap.fill(words, width, initial_indent=f'{n}. ', subsequent_indent='   '), '']
        elif p.style == 'bullet': out.append(textwrap.fill(words, width, initial_indent='- ', subsequent_indent='  '))
        elif 'k' in p.flags: out.append(words)
        elif p.style == 'h1': out += ['', words.upper() if doc.meta.get('capitals') else words, '']
        else: out += [textwrap.fill(words, width, break_on_hyphens=False), '']
    end = '\r\n' if doc.meta.get('encoding') == 'cp1252' else '\n'
    return re.sub(r'\n{3,}', '\n\n', '\n'.join(out)).strip().replace('\n', end) + end
