"""Page URLs of resumes."""

from django.urls import path

from resumes.views import exports, importing, resumes, studio, versions

app_name = "resumes"
urlpatterns = [
    path("", resumes.resumes, name="resumes"),
    path("add/", importing.add, name="add"),
    path("sample/", resumes.create_sample, name="create_sample"),
    path("blank/", resumes.create_blank, name="create_blank"),
    path("imports/<uuid:import_id>/", importing.review, name="review"),
    path("imports/<uuid:import_id>/save/", importing.save_review, name="save_review"),
    path("imports/<uuid:import_id>/keep/", importing.keep, name="keep"),
    path("imports/<uuid:import_id>/discard/", importing.discard, name="discard"),
    path("imports/<uuid:import_id>/source/", importing.import_source, name="import_source"),
    path("exports/<uuid:export_id>/", exports.download, name="download"),
    path("<uuid:resume_id>/", studio.studio, name="studio"),
    path("<uuid:resume_id>/save/", studio.save, name="save"),
    path("<uuid:resume_id>/undo/", studio.undo, name="undo"),
    path("<uuid:resume_id>/redo/", studio.redo, name="redo"),
    path("<uuid:resume_id>/preview/", studio.preview, name="preview"),
    path("<uuid:resume_id>/activate/", resumes.activate, name="activate"),
    path("<uuid:resume_id>/duplicate/", resumes.duplicate, name="duplicate"),
    path("<uuid:resume_id>/rename/", resumes.rename, name="rename"),
    path("<uuid:resume_id>/delete/", resumes.delete, name="delete"),
    path("<uuid:resume_id>/restore/", resumes.restore, name="restore"),
    path("<uuid:resume_id>/export/", exports.export, name="export"),
    path("<uuid:resume_id>/source/", exports.source, name="source"),
    path("<uuid:resume_id>/compare/", versions.compare_versions, name="compare"),
    path("<uuid:resume_id>/versions/", versions.versions, name="versions"),
    path("<uuid:resume_id>/versions/<int:number>/", versions.version, name="version"),
    path("<uuid:resume_id>/versions/<int:number>/restore/", versions.restore_version, name="restore_version"),
    path("<uuid:resume_id>/versions/<int:number>/page-<int:page>.svg", studio.page_image, name="page_image"),
]
