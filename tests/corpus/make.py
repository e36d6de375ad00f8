#!/usr/bin/env python3
"""Makes the sample corpus from the text sources beside this script (see README.md).

usage: make.py [CONSULTATION] [--side] [--check]
  --side   only the side files (labels.jsonl and the like), no documents
  --check  read the made documents back and look for every label in them
Needs: Python 3.11, LibreOffice, poppler-utils and ImageMagick (for the scan); --check needs pandoc too.
"""
import json, os, pathlib, re, shutil, subprocess, sys, tempfile
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import source, word

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / 'corpus'
EPOCH = '1743465600'  # 2025-04-01: the one clock of everything made here


def office(files, target, out):
    """Converts with one LibreOffice process and a profile of its own."""
    if not files: return
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(['soffice', f'-env:UserInstallation=file://{profile}', '--headless', '--convert-to', target, '--outdir', str(out), *map(str, files)],
                       check=True, capture_output=True, env=dict(os.environ, SOURCE_DATE_EPOCH=EPOCH, TZ='UTC'))


def settle_pdf(path):
    """Replaces what differs from run to run (dates, ids, checksums) by constants of the same length."""
    data = path.read_bytes()
    data = re.sub(rb"/(CreationDate|ModDate)\(D:[^)]*\)", lambda m: b'/' + m[1] + b"(D:20250401000000Z" + b' ' * (len(m[0]) - len(m[1]) - 20) + b')', data)
    data = re.sub(rb'<[0-9A-F]{32}>', b'<' + b'0' * 31 + b'1>', data)
    data = re.sub(rb'/DocChecksum\s*/[0-9A-F]{32}', lambda m: m[0][:-32] + b'0' * 31 + b'1', data)
    data = re.sub(rb'/ID \[\(.*?\) ?\(.*?\) ?\](?= /Root)', b'/ID [<' + b'0' * 31 + b'1> <' + b'0' * 31 + b'1>]', data, flags=re.S)
    path.write_bytes(data)


def scan(pdf, out, work):
    """A scan: grey pages, a little askew and noisy, without any text."""
    subprocess.run(['pdftoppm', '-r', '120', '-gray', str(pdf), str(work / 'page')], check=True)
    pages = sorted(work.glob('page*.pgm'))
    for i, page in enumerate(pages):
        angle = ['0.6', '-0.4', '0.3', '-0.7'][i % 4]
        subprocess.run(['convert', str(page), '-seed', str(7 + i), '-background', 'white', '-rotate', angle, '-attenuate', '0.12', '+noise', 'Gaussian', '-level', '4%,97%',
                        '-blur', '0x0.5', '-colorspace', 'Gray', '-strip', '-quality', '28', str(page.with_suffix('.jpg'))], check=True)
    objects, kids = [b'<< /Type /Catalog /Pages 2 0 R >>', b''], []
    for page in pages:
        jpg = page.with_suffix('.jpg').read_bytes()
        size = subprocess.run(['identify', '-format', '%w %h', str(page.with_suffix('.jpg'))], check=True, capture_output=True, text=True).stdout.split()
        w, h = (int(x) for x in size)
        n = len(objects) + 1
        kids.append(n)
        objects.append(b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Im %d 0 R >> >> /Contents %d 0 R >>' % (n + 1, n + 2))
        objects.append(b'<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n' % (w, h, len(jpg)) + jpg + b'\nendstream')
        draw = b'q 595 0 0 842 0 0 cm /Im Do Q'
        objects.append(b'<< /Length %d >>\nstream\n' % len(draw) + draw + b'\nendstream')
    objects[1] = b'<< /Type /Pages /Kids [%s] /Count %d >>' % (b' '.join(b'%d 0 R' % k for k in kids), len(kids))
    data, places = b'%PDF-1.4\n', []
    for i, body in enumerate(objects, 1):
        places.append(len(data))
        data += b'%d 0 obj\n' % i + body + b'\nendobj\n'
    start = len(data)
    data += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + b''.join(b'%010d 00000 n \n' % p for p in places)
    data += b'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, start)
    out.write_bytes(data)


def make_documents(case, responses, programme, out):
    answers = out / 'responses'
    shutil.rmtree(answers, ignore_errors=True)
    answers.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        tagged, plain, odt, after = [], [], [], []
        def queue(doc, stem, target):
            kind = target.suffix
            if kind == '.docx': word.write(doc, target); return
            if kind == '.txt': target.write_bytes(word.text(doc).encode(doc.meta.get('encoding', 'utf-8'))); return
            path = work / f'{stem}.docx'
            word.write(doc, path)
            if kind == '.odt': odt.append(path)
            else: (tagged if doc.meta.get('tagged') else plain).append(path)
        name = programme.meta['file']
        # The table of contents needs page numbers: make it once, read them off, make it again.
        if programme.meta.get('toc'):
            first = work / 'toc.docx'
            word.write(programme, first)
            office([first], 'pdf', work)
            programme.pages = toc_pages(work / 'toc.pdf', programme)
        queue(programme, 'programme', out / name)
        if name.endswith('.pdf'): after.append(lambda: finish(work / 'programme.pdf', out / name))
        for i, parts in enumerate(responses):
            target = answers / parts[0].meta['file']
            for j, doc in enumerate(parts): queue(doc, f'r{i}p{j}', target)
            if target.suffix == '.pdf': after.append(lambda i=i, parts=parts, target=target: finish_response(i, parts, target, work))
            if target.suffix == '.odt': after.append(lambda i=i, target=target: word.settle_zip(work / f'r{i}p0.odt', target))
        office(tagged, 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}', work)
        office(plain, 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"},"ExportBookmarks":{"type":"boolean","value":"false"}}', work)
        office(odt, 'odt', work)
        for step in after: step()


def finish(made, target):
    settle_pdf(made)
    shutil.copyfile(made, target)


def finish_response(i, parts, target, work):
    pdfs = [work / f'r{i}p{j}.pdf' for j in range(len(parts))]
    if len(pdfs) > 1:
        subprocess.run(['pdfunite', *map(str, pdfs), str(work / f'r{i}.pdf')], check=True)
        finish(work / f'r{i}.pdf', target)
    elif parts[0].meta.get('scan'):
        pages = work / f'scan{i}'
        pages.mkdir()
        scan(pdfs[0], target, pages)
    else:
        finish(pdfs[0], target)


def toc_pages(pdf, programme):
    text = subprocess.run(['pdftotext', '-layout', str(pdf), '-'], check=True, capture_output=True, text=True).stdout
    pages, found, at = text.split('\f'), {}, 2
    for number, heading, _ in programme.outline():
        for n in range(at, len(pages)):
            if re.search(rf'^\s*{re.escape(number)}\.?\s+{re.escape(heading)}\s*$', pages[n], re.M): at = n; break
        found[number] = at + 1
    return found


def side_files(responses, programme, out):
    sections = programme.sections()
    ids = {s['id'] for s in sections} | {'general'}
    labels, boiler, rows, wrong = [], [], [], []
    for parts in responses:
        n, seen = 0, {}
        stem = pathlib.Path(parts[0].meta['file']).stem
        for doc in parts:
            rows.append(doc.response_row())
            for piece in doc.pieces():
                text = source.plain(piece.text)
                if piece.why: boiler.append(dict(doc=stem, text=text, why=piece.why)); continue
                n += 1
                for s in piece.sections:
                    if s not in ids: wrong.append(f'{stem}: no section {s}: {text}')
                if re.search(r'  |\{|\}|\*\*', text): wrong.append(f'{stem}: markup left: {text}')
                same = seen.setdefault(text, n)
                labels.append(dict(doc=stem, text=text, sections=piece.sections, stance=piece.stance, stance_alt=piece.alt, respondent=piece.respondent, kind=piece.kind,
                                   heading=piece.heading, n=str(n), dup_of=f'{stem}#{same}' if same != n else None))
    first = {}
    for row in labels:
        at = f"{row['doc']}#{row['n']}"
        known = first.setdefault(row['text'], at)
        if known != at and len(row['text']) > 24: row['dup_of'] = row['dup_of'] or known
    lines = lambda rows: ''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in rows)
    (out / 'labels.jsonl').write_text(lines(labels))
    (out / 'boilerplate.jsonl').write_text(lines(boiler))
    (out / 'responses.json').write_text(json.dumps(rows, ensure_ascii=False, indent=1) + '\n')
    (out / 'programme.json').write_text(json.dumps(sections, ensure_ascii=False, indent=1) + '\n')
    if wrong: sys.exit('\n'.join(wrong))
    count = {}
    for r in labels: count[r['stance']] = count.get(r['stance'], 0) + 1
    print(f'{out.name}: {len(responses)} files, {len(labels)} labels, {len(boiler)} boilerplate lines; ' + ', '.join(f'{k} {v}' for k, v in sorted(count.items(), key=lambda x: -x[1])))


def squeeze(text): return re.sub(r'[\s\u00ad\u200b-]+', '', text)


def read_back(path):
    if path.suffix == '.pdf': return subprocess.run(['pdftotext', str(path), '-'], check=True, capture_output=True, text=True).stdout
    if path.suffix == '.txt':
        data = path.read_bytes()
        try: return data.decode()
        except UnicodeDecodeError: return data.decode('cp1252')
    return subprocess.run(['pandoc', '-t', 'plain', '--wrap=none', str(path)], check=True, capture_output=True, text=True).stdout


def check(responses, out):
    """Every label text must stand in the document that was made from its source."""
    missing = pages = 0
    for parts in responses:
        path = out / 'responses' / parts[0].meta['file']
        if path.suffix == '.pdf':
            info = subprocess.run(['pdfinfo', str(path)], check=True, capture_output=True, text=True).stdout
            pages += int(re.search(r'Pages:\s+(\d+)', info)[1])
        if parts[0].meta.get('scan'): continue
        text = re.sub(r'\[\d+\]', '', read_back(path))
        text = squeeze(text)
        for doc in parts:
            for piece in doc.pieces():
                if not piece.why and squeeze(source.plain(piece.text)) not in text:
                    missing += 1
                    print(f'{path.name}: not read back in one piece: {source.plain(piece.text)[:110]}')
    print(f'{out.name}: {missing} labels not read back in one piece (page breaks and table cells may part them); {pages} PDF pages')


def main():
    args = [a for a in sys.argv[1:] if not a.startswith('-')]
    for case in sorted(p for p in HERE.iterdir() if (p / 'programme.txt').exists()):
        if args and case.name not in args: continue
        out = CORPUS / case.name
        out.mkdir(parents=True, exist_ok=True)
        programme = source.read_programme(case / 'programme.txt')
        responses = [source.read_response(p) for p in sorted((case / 'responses').glob('*.txt'))]
        shutil.copyfile(case / 'consultation.toml', out / 'consultation.toml')
        if '--side' not in sys.argv and '--check' not in sys.argv: make_documents(case, responses, programme, out)
        side_files(responses, programme, out)
        if '--check' in sys.argv: check(responses, out)


if __name__ == '__main__': main()
