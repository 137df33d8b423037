import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import propaganda_cms.models.relations
import propaganda_cms.serving
import quiz_blocks.fields
import uuid
import swapper
from django.db import migrations, models

swapper.set_app_prefix("wagtailcore", "wagtail")
PAGE_MODEL = swapper.get_model_name("wagtailcore", "Page")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailimages', '0027_image_description'),
        migrations.swappable_dependency(PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('title', models.CharField(blank=True, help_text='Để trống, lấy tên của tệp.', max_length=200, verbose_name='tên hiển thị')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtaildocs.document', verbose_name='tệp')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='pc_attachments', to=PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'tệp đính kèm',
                'verbose_name_plural': 'tệp đính kèm',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EditorialRole',
            fields=[
                ('role', models.CharField(choices=[('phong-vien', 'Phóng viên'), ('bien-tap', 'Biên tập'), ('duyet', 'Duyệt')], max_length=20, primary_key=True, serialize=False, verbose_name='vai trò')),
                ('group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='auth.group', verbose_name='nhóm')),
            ],
            options={
                'verbose_name': 'vai trò biên tập',
                'verbose_name_plural': 'vai trò biên tập',
            },
        ),
        migrations.CreateModel(
            name='InfographicIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE_MODEL)),
                ('social_title', models.CharField(blank=True, help_text='Để trống, lấy tiêu đề trang.', max_length=120, verbose_name='tiêu đề khi chia sẻ')),
                ('social_text', models.CharField(blank=True, help_text='Để trống, lấy tóm tắt.', max_length=250, verbose_name='lời giới thiệu khi chia sẻ')),
                ('intro', models.TextField(blank=True, help_text='Một, hai câu dưới tên mục.', max_length=400, verbose_name='lời dẫn')),
                ('social_image', models.ForeignKey(blank=True, help_text='Để trống, lấy ảnh đại diện. Đẹp nhất là 1200 × 630.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh khi chia sẻ')),
            ],
            options={
                'verbose_name': 'mục infographic',
                'verbose_name_plural': 'mục infographic',
                'abstract': False,
            },
            bases=(propaganda_cms.serving.CacheablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='IssuingBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='tên')),
                ('slug', models.SlugField(blank=True, help_text='Để trống, máy tự đặt theo tên.', max_length=120, verbose_name='mã trong địa chỉ')),
                ('short_name', models.CharField(blank=True, help_text='Như trong số hiệu văn bản: TW, UBND.', max_length=30, verbose_name='tên viết tắt')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'cơ quan ban hành',
                'verbose_name_plural': 'cơ quan ban hành',
                'ordering': ['name'],
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='NewsIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE_MODEL)),
                ('social_title', models.CharField(blank=True, help_text='Để trống, lấy tiêu đề trang.', max_length=120, verbose_name='tiêu đề khi chia sẻ')),
                ('social_text', models.CharField(blank=True, help_text='Để trống, lấy tóm tắt.', max_length=250, verbose_name='lời giới thiệu khi chia sẻ')),
                ('intro', models.TextField(blank=True, help_text='Một, hai câu dưới tên mục.', max_length=400, verbose_name='lời dẫn')),
                ('social_image', models.ForeignKey(blank=True, help_text='Để trống, lấy ảnh đại diện. Đẹp nhất là 1200 × 630.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh khi chia sẻ')),
            ],
            options={
                'verbose_name': 'mục tin bài',
                'verbose_name_plural': 'mục tin bài',
                'abstract': False,
            },
            bases=(propaganda_cms.serving.CacheablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='PageCard',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='pc_card', serialize=False, to=PAGE_MODEL)),
                ('version', models.PositiveIntegerField(default=1)),
                ('kind', models.CharField(choices=[('news', 'Tin bài'), ('resolution', 'Văn kiện'), ('infographic', 'Infographic'), ('standard', 'Trang')], max_length=20, verbose_name='loại')),
                ('url_path', models.TextField()),
                ('title', models.CharField(max_length=255)),
                ('summary', models.TextField(blank=True)),
                ('author_name', models.CharField(blank=True, max_length=120)),
                ('image_alt', models.CharField(blank=True, max_length=300)),
                ('topics', models.JSONField(default=list)),
                ('corrections', models.JSONField(default=list)),
                ('published_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('expire_at', models.DateTimeField(blank=True, null=True)),
                ('document_number', models.CharField(blank=True, max_length=60)),
                ('document_number_key', models.CharField(blank=True, db_index=True, max_length=80)),
                ('document_type', models.CharField(blank=True, choices=[('nghi-quyet', 'Nghị quyết'), ('chi-thi', 'Chỉ thị'), ('ket-luan', 'Kết luận'), ('quy-dinh', 'Quy định'), ('quy-che', 'Quy chế'), ('quyet-dinh', 'Quyết định'), ('huong-dan', 'Hướng dẫn'), ('ke-hoach', 'Kế hoạch'), ('chuong-trinh', 'Chương trình'), ('luat', 'Luật'), ('nghi-dinh', 'Nghị định'), ('thong-tu', 'Thông tư'), ('khac', 'Văn bản khác')], max_length=20)),
                ('document_status', models.CharField(blank=True, choices=[('con-hieu-luc', 'Còn hiệu lực'), ('het-mot-phan', 'Hết hiệu lực một phần'), ('chua-hieu-luc', 'Chưa có hiệu lực'), ('het-hieu-luc', 'Hết hiệu lực')], max_length=20)),
                ('issuing_body_name', models.CharField(blank=True, max_length=120)),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image')),
                ('index', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=PAGE_MODEL)),
                ('issuing_body', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='propaganda_cms.issuingbody')),
                ('locale', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale')),
            ],
            options={
                'verbose_name': 'thẻ trang',
                'verbose_name_plural': 'thẻ trang',
            },
        ),
        migrations.CreateModel(
            name='RelatedPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=PAGE_MODEL, verbose_name='trang')),
                ('source_page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='pc_related_pages', to=PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'trang liên quan',
                'verbose_name_plural': 'trang liên quan',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RelatedResolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=PAGE_MODEL, verbose_name='văn kiện')),
                ('source_page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='pc_related_resolutions', to=PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'văn kiện liên quan',
                'verbose_name_plural': 'văn kiện liên quan',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ResolutionIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE_MODEL)),
                ('social_title', models.CharField(blank=True, help_text='Để trống, lấy tiêu đề trang.', max_length=120, verbose_name='tiêu đề khi chia sẻ')),
                ('social_text', models.CharField(blank=True, help_text='Để trống, lấy tóm tắt.', max_length=250, verbose_name='lời giới thiệu khi chia sẻ')),
                ('intro', models.TextField(blank=True, help_text='Một, hai câu dưới tên mục.', max_length=400, verbose_name='lời dẫn')),
                ('social_image', models.ForeignKey(blank=True, help_text='Để trống, lấy ảnh đại diện. Đẹp nhất là 1200 × 630.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh khi chia sẻ')),
            ],
            options={
                'verbose_name': 'mục văn kiện',
                'verbose_name_plural': 'mục văn kiện',
                'abstract': False,
            },
            bases=(propaganda_cms.serving.CacheablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='tên')),
                ('slug', models.SlugField(blank=True, help_text='Để trống, máy tự đặt theo tên.', max_length=120, verbose_name='mã trong địa chỉ')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'chuyên đề',
                'verbose_name_plural': 'chuyên đề',
                'ordering': ['name'],
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='StandardPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Một, hai câu hiện trong danh sách và khi chia sẻ. Để trống, lấy từ bài.', max_length=300, verbose_name='tóm tắt')),
                ('listing_image_alt', models.CharField(blank=True, help_text='Cho người không nhìn thấy ảnh. Ảnh chỉ để trang trí thì bỏ trống.', max_length=200, verbose_name='mô tả ảnh đại diện')),
                ('social_title', models.CharField(blank=True, help_text='Để trống, lấy tiêu đề trang.', max_length=120, verbose_name='tiêu đề khi chia sẻ')),
                ('social_text', models.CharField(blank=True, help_text='Để trống, lấy tóm tắt.', max_length=250, verbose_name='lời giới thiệu khi chia sẻ')),
                ('author_name', models.CharField(blank=True, help_text='Tên hoặc bút danh, hiện dưới bài.', max_length=120, verbose_name='tác giả')),
                ('minor_edit', models.BooleanField(default=False, help_text='Nội dung không đổi: lần đăng này không cần đính chính.', verbose_name='chỉ sửa lỗi chính tả, trình bày')),
                ('body', quiz_blocks.fields.BlockFreeStreamField([], blank=True, verbose_name='nội dung')),
                ('listing_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
                ('social_image', models.ForeignKey(blank=True, help_text='Để trống, lấy ảnh đại diện. Đẹp nhất là 1200 × 630.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh khi chia sẻ')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='propaganda_cms.topic', verbose_name='chuyên đề')),
            ],
            options={
                'verbose_name': 'trang thường',
                'verbose_name_plural': 'trang thường',
                'abstract': False,
            },
            bases=(propaganda_cms.serving.CacheablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ResolutionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Một, hai câu hiện trong danh sách và khi chia sẻ. Để trống, lấy từ bài.', max_length=300, verbose_name='tóm tắt')),
                ('listing_image_alt', models.CharField(blank=True, help_text='Cho người không nhìn thấy ảnh. Ảnh chỉ để trang trí thì bỏ trống.', max_length=200, verbose_name='mô tả ảnh đại diện')),
                ('social_title', models.CharField(blank=True, help_text='Để trống, lấy tiêu đề trang.', max_length=120, verbose_name='tiêu đề khi chia sẻ')),
                ('social_text', models.CharField(blank=True, help_text='Để trống, lấy tóm tắt.', max_length=250, verbose_name='lời giới thiệu khi chia sẻ')),
                ('author_name', models.CharField(blank=True, help_text='Tên hoặc bút danh, hiện dưới bài.', max_length=120, verbose_name='tác giả')),
                ('minor_edit', models.BooleanField(default=False, help_text='Nội dung không đổi: lần đăng này không cần đính chính.', verbose_name='chỉ sửa lỗi chính tả, trình bày')),
                ('document_number', models.CharField(help_text='Đúng như trên văn bản: 42-NQ/TW.', max_length=60, verbose_name='số, ký hiệu')),
                ('document_type', models.CharField(choices=[('nghi-quyet', 'Nghị quyết'), ('chi-thi', 'Chỉ thị'), ('ket-luan', 'Kết luận'), ('quy-dinh', 'Quy định'), ('quy-che', 'Quy chế'), ('quyet-dinh', 'Quyết định'), ('huong-dan', 'Hướng dẫn'), ('ke-hoach', 'Kế hoạch'), ('chuong-trinh', 'Chương trình'), ('luat', 'Luật'), ('nghi-dinh', 'Nghị định'), ('thong-tu', 'Thông tư'), ('khac', 'Văn bản khác')], default='nghi-quyet', max_length=20, verbose_name='loại văn bản')),
                ('signed_by', models.CharField(blank=True, help_text='Chức vụ và họ tên người ký.', max_length=120, verbose_name='người ký')),
                ('issued_on', models.DateField(null=True, verbose_name='ngày ban hành')),
                ('effective_from', models.DateField(blank=True, null=True, verbose_name='có hiệu lực từ')),
                ('status', models.CharField(choices=[('con-hieu-luc', 'Còn hiệu lực'), ('het-mot-phan', 'Hết hiệu lực một phần'), ('chua-hieu-luc', 'Chưa có hiệu lực'), ('het-hieu-luc', 'Hết hiệu lực')], default='con-hieu-luc', max_length=20, verbose_name='hiệu lực')),
                ('abstract', models.TextField(help_text='Văn bản nói về việc gì, như bản gốc.', max_length=1000, verbose_name='trích yếu')),
                ('key_points', quiz_blocks.fields.BlockFreeStreamField([], blank=True, help_text='Mỗi điểm có đường dẫn riêng để câu hỏi và liên kết trỏ về.', verbose_name='điểm cốt lõi')),
                ('timeline', quiz_blocks.fields.BlockFreeStreamField([], blank=True, help_text='Quá trình ban hành và thực hiện, theo thứ tự.', verbose_name='các mốc thời gian')),
                ('body', quiz_blocks.fields.BlockFreeStreamField([], blank=True, verbose_name='nội dung thêm')),
                ('issuing_body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propaganda_cms.issuingbody', verbose_name='cơ quan ban hành')),
                ('listing_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
                ('social_image', models.ForeignKey(blank=True, help_text='Để trống, lấy ảnh đại diện. Đẹp nhất là 1200 × 630.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh khi chia sẻ')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='propaganda_cms.topic', verbose_name='chuyên đề')),
            ],
            options={
                'verbose_name': 'văn kiện',
                'verbose_name_plural': 'văn kiện',
                'abstract': False,
            },
            bases=(propaganda_cms.serving.CacheablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='NewsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Một, hai câu hiện trong danh sách và khi chia sẻ. Để trống, lấy từ bài.', max_length=300, verbose_name='tóm tắt')),
                ('listing_image_alt', models.CharField(blank=True, help_text='Cho người không nhìn thấy ảnh. Ảnh chỉ để trang trí thì bỏ trống.', max_length=200, verbose_name='mô tả ảnh đại diện')),
                ('social_title', models.CharField(blank=True, help_text='Để trống, lấy tiêu đề trang.', max_length=120, verbose_name='tiêu đề khi chia sẻ')),
                ('social_text', models.CharField(blank=True, help_text='Để trống, lấy tóm tắt.', max_length=250, verbose_name='lời giới thiệu khi chia sẻ')),
                ('author_name', models.CharField(blank=True, help_text='Tên hoặc bút danh, hiện dưới bài.', max_length=120, verbose_name='tác giả')),
                ('minor_edit', models.BooleanField(default=False, help_text='Nội dung không đổi: lần đăng này không cần đính chính.', verbose_name='chỉ sửa lỗi chính tả, trình bày')),
                ('source_name', models.CharField(blank=True, help_text='Hiện cuối bài: Theo: ...', max_length=160, verbose_name='nguồn')),
                ('source_url', models.URLField(blank=True, help_text='Trang gốc, nếu có.', max_length=500, verbose_name='đường dẫn nguồn')),
                ('lead', models.TextField(help_text='Đoạn mở đầu: ai, việc gì, ở đâu, khi nào. Không quá 600 chữ cái.', max_length=600, verbose_name='sapo')),
                ('picture_alt', models.CharField(blank=True, help_text='Cho người không nhìn thấy ảnh: trong ảnh có gì.', max_length=300, verbose_name='mô tả ảnh')),
                ('picture_caption', models.CharField(blank=True, max_length=300, verbose_name='chú thích ảnh')),
                ('picture_credit', models.CharField(blank=True, help_text='Người chụp, nơi cho phép dùng.', max_length=120, verbose_name='nguồn ảnh')),
                ('body', quiz_blocks.fields.BlockFreeStreamField([], blank=True, verbose_name='nội dung')),
                ('listing_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh chính')),
                ('social_image', models.ForeignKey(blank=True, help_text='Để trống, lấy ảnh đại diện. Đẹp nhất là 1200 × 630.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh khi chia sẻ')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='propaganda_cms.topic', verbose_name='chuyên đề')),
            ],
            options={
                'verbose_name': 'tin bài',
                'verbose_name_plural': 'tin bài',
                'abstract': False,
            },
            bases=(propaganda_cms.serving.CacheablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='InfographicPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Một, hai câu hiện trong danh sách và khi chia sẻ. Để trống, lấy từ bài.', max_length=300, verbose_name='tóm tắt')),
                ('listing_image_alt', models.CharField(blank=True, help_text='Cho người không nhìn thấy ảnh. Ảnh chỉ để trang trí thì bỏ trống.', max_length=200, verbose_name='mô tả ảnh đại diện')),
                ('social_title', models.CharField(blank=True, help_text='Để trống, lấy tiêu đề trang.', max_length=120, verbose_name='tiêu đề khi chia sẻ')),
                ('social_text', models.CharField(blank=True, help_text='Để trống, lấy tóm tắt.', max_length=250, verbose_name='lời giới thiệu khi chia sẻ')),
                ('author_name', models.CharField(blank=True, help_text='Tên hoặc bút danh, hiện dưới bài.', max_length=120, verbose_name='tác giả')),
                ('minor_edit', models.BooleanField(default=False, help_text='Nội dung không đổi: lần đăng này không cần đính chính.', verbose_name='chỉ sửa lỗi chính tả, trình bày')),
                ('source_name', models.CharField(blank=True, help_text='Hiện cuối bài: Theo: ...', max_length=160, verbose_name='nguồn')),
                ('source_url', models.URLField(blank=True, help_text='Trang gốc, nếu có.', max_length=500, verbose_name='đường dẫn nguồn')),
                ('picture_alt', models.CharField(help_text='Một câu: infographic nói về điều gì.', max_length=200, verbose_name='mô tả ngắn')),
                ('text_alternative', models.TextField(help_text='Viết ra hết những gì infographic nói, cho người không xem được ảnh.', verbose_name='nội dung bằng lời')),
                ('figures', quiz_blocks.fields.BlockFreeStreamField([], blank=True, help_text='Số liệu đứng sau infographic.', verbose_name='bảng số liệu')),
                ('body', quiz_blocks.fields.BlockFreeStreamField([], blank=True, verbose_name='nội dung thêm')),
                ('listing_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
                ('picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='hình infographic')),
                ('social_image', models.ForeignKey(blank=True, help_text='Để trống, lấy ảnh đại diện. Đẹp nhất là 1200 × 630.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh khi chia sẻ')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='propaganda_cms.topic', verbose_name='chuyên đề')),
            ],
            options={
                'verbose_name': 'infographic',
                'verbose_name_plural': 'infographic',
                'abstract': False,
            },
            bases=(propaganda_cms.serving.CacheablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='CardTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField()),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('index', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=PAGE_MODEL)),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='card_topics', to='propaganda_cms.pagecard')),
                ('topic', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='propaganda_cms.topic')),
            ],
            options={
                'verbose_name': 'chuyên đề của thẻ',
                'verbose_name_plural': 'chuyên đề của thẻ',
            },
        ),
        migrations.CreateModel(
            name='ArchiveCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_issue', models.BooleanField(default=False)),
                ('year', models.PositiveSmallIntegerField(default=0)),
                ('month', models.PositiveSmallIntegerField(default=0)),
                ('count', models.IntegerField(default=0)),
                ('index', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=PAGE_MODEL)),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='propaganda_cms.topic')),
            ],
            options={
                'verbose_name': 'số bài lưu trữ',
                'verbose_name_plural': 'số bài lưu trữ',
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('corrected_on', models.DateField(default=propaganda_cms.models.relations.today, verbose_name='ngày')),
                ('text', models.TextField(help_text='Nói rõ chỗ nào đã sai và nay sửa thành gì. Bạn đọc thấy dòng này.', max_length=500, verbose_name='nội dung đính chính')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='pc_corrections', to=PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'đính chính',
                'verbose_name_plural': 'đính chính',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.AddConstraint(
            model_name='issuingbody',
            constraint=models.UniqueConstraint(fields=('locale', 'slug'), name='pc_body_slug_in_locale', violation_error_message='Đã có cơ quan khác dùng mã này.'),
        ),
        migrations.AlterUniqueTogether(
            name='issuingbody',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddIndex(
            model_name='pagecard',
            index=models.Index(fields=['index', 'published_at', 'page'], name='pc_card_published'),
        ),
        migrations.AddIndex(
            model_name='pagecard',
            index=models.Index(fields=['index', 'issued_on', 'page'], name='pc_card_issued'),
        ),
        migrations.AddIndex(
            model_name='pagecard',
            index=models.Index(fields=['index', 'document_type', 'issued_on', 'page'], name='pc_card_type_issued'),
        ),
        migrations.AddIndex(
            model_name='pagecard',
            index=models.Index(fields=['index', 'document_type', 'published_at', 'page'], name='pc_card_type_pub'),
        ),
        migrations.AddIndex(
            model_name='pagecard',
            index=models.Index(fields=['index', 'issuing_body', 'issued_on', 'page'], name='pc_card_body_issued'),
        ),
        migrations.AddIndex(
            model_name='pagecard',
            index=models.Index(fields=['index', 'issuing_body', 'published_at', 'page'], name='pc_card_body_pub'),
        ),
        migrations.AddIndex(
            model_name='pagecard',
            index=models.Index(fields=['locale', 'kind', 'published_at', 'page'], name='pc_card_kind_published'),
        ),
        migrations.AddIndex(
            model_name='pagecard',
            index=models.Index(fields=['locale', 'published_at', 'page'], name='pc_card_newest'),
        ),
        migrations.AddIndex(
            model_name='pagecard',
            index=models.Index(condition=models.Q(('expire_at__isnull', False)), fields=['expire_at'], name='pc_card_expire'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.UniqueConstraint(fields=('locale', 'slug'), name='pc_topic_slug_in_locale', violation_error_message='Đã có chuyên đề khác dùng mã này.'),
        ),
        migrations.AlterUniqueTogether(
            name='topic',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddIndex(
            model_name='cardtopic',
            index=models.Index(fields=['topic', 'index', 'published_at', 'card'], name='pc_cardtopic_published'),
        ),
        migrations.AddIndex(
            model_name='cardtopic',
            index=models.Index(fields=['topic', 'index', 'issued_on', 'card'], name='pc_cardtopic_issued'),
        ),
        migrations.AddIndex(
            model_name='cardtopic',
            index=models.Index(fields=['topic', 'published_at', 'card'], name='pc_cardtopic_newest'),
        ),
        migrations.AddIndex(
            model_name='cardtopic',
            index=models.Index(fields=['index'], name='pc_cardtopic_index'),
        ),
        migrations.AddConstraint(
            model_name='cardtopic',
            constraint=models.UniqueConstraint(fields=('card', 'topic'), name='pc_cardtopic_once'),
        ),
        migrations.AddConstraint(
            model_name='archivecount',
            constraint=models.UniqueConstraint(condition=models.Q(('topic__isnull', True)), fields=('index', 'by_issue', 'year', 'month'), name='pc_count_month'),
        ),
        migrations.AddConstraint(
            model_name='archivecount',
            constraint=models.UniqueConstraint(condition=models.Q(('topic__isnull', False)), fields=('index', 'topic'), name='pc_count_topic'),
        ),
    ]
